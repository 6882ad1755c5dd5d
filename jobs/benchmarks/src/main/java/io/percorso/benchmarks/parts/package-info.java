/** Parts of the engine, measured apart from Flink and Kafka. */
package io.percorso.benchmarks.parts;

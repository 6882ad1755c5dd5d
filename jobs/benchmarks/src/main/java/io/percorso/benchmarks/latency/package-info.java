/** How long a fact takes, from the instant at which its event was due. */
package io.percorso.benchmarks.latency;

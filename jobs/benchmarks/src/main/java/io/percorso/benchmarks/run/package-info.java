/** Processes, runs and their results. */
package io.percorso.benchmarks.run;

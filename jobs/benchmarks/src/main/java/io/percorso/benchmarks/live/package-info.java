/**
 * Measurements of the jobs with their broker in one JVM: quick to run, good for before and after.
 */
package io.percorso.benchmarks.live;

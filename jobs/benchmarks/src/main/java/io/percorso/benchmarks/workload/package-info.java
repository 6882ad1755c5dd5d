/**
 * The customers, what they do, and the definitions they are judged by: seeded, the same for all.
 */
package io.percorso.benchmarks.workload;

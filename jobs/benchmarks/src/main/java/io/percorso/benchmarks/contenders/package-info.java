/** What is measured: Percorso, what a team would write instead, and the limits of the machine. */
package io.percorso.benchmarks.contenders;

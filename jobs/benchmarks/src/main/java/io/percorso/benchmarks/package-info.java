/** What Percorso is measured by: the command, its sections, and what they are made of. */
package io.percorso.benchmarks;

/** Results for people: a table on the terminal, and a page that opens offline. */
package io.percorso.benchmarks.report;

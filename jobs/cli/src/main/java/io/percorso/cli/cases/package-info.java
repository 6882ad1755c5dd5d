/** Runs the cases beside definitions: given these events, expect that. */
package io.percorso.cli.cases;

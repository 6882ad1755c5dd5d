/** Fits churn models to recorded events. */
package io.percorso.cli.churn;

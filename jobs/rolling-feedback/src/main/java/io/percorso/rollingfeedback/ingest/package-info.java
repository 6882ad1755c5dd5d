/** Answers in context as they come from their topic. */
package io.percorso.rollingfeedback.ingest;

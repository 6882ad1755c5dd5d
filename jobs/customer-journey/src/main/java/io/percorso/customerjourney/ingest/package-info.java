/** What the job reads: the inputs, and the control topic. */
package io.percorso.customerjourney.ingest;

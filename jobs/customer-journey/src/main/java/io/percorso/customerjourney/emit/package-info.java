/** What the job writes: facts and standings as Avro. */
package io.percorso.customerjourney.emit;

/**
 * From bytes to a customer's line or a dead letter, never an exception: the rules of what is
 * accepted, the same for JSON Lines and for Avro.
 */
package io.percorso.runtime.intake;

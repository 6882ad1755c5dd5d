/** A customer's own recent history, kept small: one value of bytes, read without objects. */
package io.percorso.engine.history;

/**
 * One accepted line of input, clickstream or feedback, in the form that travels to its customer.
 */
package io.percorso.engine.line;

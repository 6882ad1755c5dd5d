/** A customer: a history, the standing of each definition, and what is said when it changes. */
package io.percorso.engine.customer;

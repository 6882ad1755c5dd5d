/** What a definition can ask of a customer: the conditions, and how each is answered. */
package io.percorso.engine.condition;

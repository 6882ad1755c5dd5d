/** Values of properties, traits and answers, as canonical bytes that are read without objects. */
package io.percorso.engine.value;

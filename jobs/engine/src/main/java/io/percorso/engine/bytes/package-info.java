/** Growable byte buffers with variable-length integers: the alphabet of everything stored. */
package io.percorso.engine.bytes;

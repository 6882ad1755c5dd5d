/** What customers say, seen from where they stood on their journey, as changes that add up. */
package io.percorso.engine.feedback;

/**
 * How conditions are answered: each leaf from the history alone, at any instant, together with the
 * instant until which its answer holds if nothing more happens.
 */
package io.percorso.engine.evaluation;

/** Rolling figures of feedback: what is counted, the score and its bounds, and how they change. */
package io.percorso.engine.figure;

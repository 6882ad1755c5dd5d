package io.percorso.engine.history;

/**
 * The entries of one event or one metric.
 *
 * @param text the index of the name among the history's texts
 */
record Named(String name, int text, Column column) {}

package io.percorso.engine.feedback;

import io.percorso.engine.figure.FigureSpec;

/**
 * Where an answer counts: a feedback metric, one of its dimensions, and the value there.
 *
 * @param spec the metric, by its version
 * @param dimension its name, a pair's joined by a comma
 * @param value the part, a pair's joined by a comma
 */
public record Place(FigureSpec spec, String dimension, String value) {}

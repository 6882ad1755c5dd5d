package io.percorso.engine.churn;

import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;

/**
 * Something besides the event of a model that says how a customer will go on: visits, refunds,
 * tickets, bad answers. It is counted by days.
 *
 * @param name how reasons and weights call it
 * @param events the events; null for answers
 * @param metric the metric of the answers; null for events
 * @param score matches the score of the answers; null for all
 */
public record Behaviour(String name, EventPattern events, String metric, Matcher score) {}

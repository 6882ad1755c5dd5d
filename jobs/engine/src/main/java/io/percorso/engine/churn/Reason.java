package io.percorso.engine.churn;

/**
 * One share in a risk.
 *
 * @param feature the name of the feature, or {@code baseline} or {@code season}
 * @param contribution how far it moves the logit of the risk; those of all reasons add up to it
 * @param text the same for a person
 */
public record Reason(String feature, double contribution, String text) {}

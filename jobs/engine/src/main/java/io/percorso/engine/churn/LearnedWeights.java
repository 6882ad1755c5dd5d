package io.percorso.engine.churn;

import java.util.HashMap;
import java.util.Map;

/**
 * Weights that have been learned since a definition was fitted.
 *
 * @param modelId the model
 * @param version the version of its definition that learning began from
 * @param at when the latest example became known, in milliseconds since the epoch
 * @param examples how many examples have been seen
 * @param baseline the logit of a customer whose features are all average
 * @param weights by the name of the feature
 * @param expected the mean risk of late examples, by the weights before each was seen
 * @param observed the share of them that stayed silent
 */
public record LearnedWeights(
    String modelId,
    int version,
    long at,
    long examples,
    double baseline,
    Map<String, Double> weights,
    double expected,
    double observed) {

  /** True if these are weights of that version of a model, as far as it goes. */
  public boolean areOf(ChurnModel model, int modelVersion) {
    return model.learn()
        && version == modelVersion
        && weights.keySet().equals(java.util.Set.copyOf(model.features()))
        && Double.isFinite(baseline)
        && weights.values().stream().allMatch(Double::isFinite);
  }

  /** The model with these weights. */
  public ChurnModel into(ChurnModel model) {
    Map<String, ChurnModel.Term> terms = new HashMap<>();
    weights.forEach(
        (feature, weight) -> {
          ChurnModel.Term term = model.linear().terms().getOrDefault(feature, ChurnModel.Term.NONE);
          terms.put(feature, new ChurnModel.Term(weight, term.average()));
        });
    return model.with(new ChurnModel.Linear(baseline, model.linear().season(), terms, at));
  }
}

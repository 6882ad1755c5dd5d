package io.percorso.engine.churn;

/**
 * What a churn model can learn from one customer: what was known at an instant, and whether the
 * silence then went on for the horizon.
 *
 * @param origin the model that learns
 * @param knownAt when it became known, a horizon later, in milliseconds since the epoch
 * @param features the values at the instant, in the order of the model's features
 * @param offset the season's part of the logit, which is not learned
 * @param silent true if the event did not come
 */
public record Example(
    Origin origin, long knownAt, double[] features, double offset, boolean silent) {

  /**
   * Where learning begins, if it has not begun yet: the weights in force.
   *
   * @param modelId the model
   * @param version the version of its definition
   * @param features the names of its features
   * @param averages where each of them moves nothing
   * @param weights the baseline, then the weight of each feature
   */
  public record Origin(
      String modelId, int version, String[] features, double[] averages, double[] weights) {

    /** The origin of a model. */
    public static Origin of(String modelId, int version, ChurnModel model) {
      String[] features = model.features().toArray(new String[0]);
      double[] averages = new double[features.length];
      double[] weights = new double[features.length + 1];
      weights[0] = model.linear().baseline();
      for (int i = 0; i < features.length; i++) {
        ChurnModel.Term term =
            model.linear().terms().getOrDefault(features[i], ChurnModel.Term.NONE);
        averages[i] = term.average();
        weights[i + 1] = term.weight();
      }
      return new Origin(modelId, version, features, averages, weights);
    }
  }
}

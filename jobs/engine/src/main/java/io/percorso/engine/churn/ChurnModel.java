package io.percorso.engine.churn;

import java.util.List;
import java.util.Map;

/**
 * The parameters of a risk: its logit is the baseline, plus the offset of the season, plus for each
 * feature its weight times the feature's distance from its average.
 *
 * @param process the purchase process, in days
 * @param usualGap the gap of customers at large, in days: the prior of each customer's own
 * @param spend the property with the amount of an event
 * @param behaviours what counts besides
 * @param linear the logistic layer
 * @param learn true if the weights go on learning in the running job
 */
public record ChurnModel(
    PurchaseProcess process,
    double usualGap,
    String spend,
    List<Behaviour> behaviours,
    Linear linear,
    boolean learn) {

  /** The property with the amount of an order, unless a model names another. */
  public static final String USUAL_SPEND = "revenue";

  /** Keeps a copy. */
  public ChurnModel {
    behaviours = List.copyOf(behaviours);
  }

  /**
   * What is used until a model has been fitted: a purchase process of a shop whose customers buy
   * every other month and are lost with one chance in four.
   */
  public static final ChurnModel UNFITTED =
      new ChurnModel(
          new PurchaseProcess(PurchaseProcess.Timing.mbgCnbd(1), 0.8, 45, 0.8, 2.5),
          60,
          USUAL_SPEND,
          List.of(),
          new Linear(0, List.of(), Map.of(Feature.PROCESS.key(), new Term(1, 0))),
          false);

  /** The same with another logistic layer. */
  public ChurnModel with(Linear other) {
    return new ChurnModel(process, usualGap, spend, behaviours, other, learn);
  }

  /**
   * The logistic layer.
   *
   * @param baseline the logit of a customer whose features are all average
   * @param season offsets at twelve instants evenly spread over the year, from its beginning;
   *     between them they go straight; empty for none
   * @param terms by the name of the feature; one left out has no weight
   * @param learnedAt when the weights were learned, in milliseconds since the epoch; 0 if they are
   *     the definition's own
   */
  public record Linear(
      double baseline, List<Double> season, Map<String, Term> terms, long learnedAt) {
    /** Keeps copies. */
    public Linear {
      season = List.copyOf(season);
      terms = Map.copyOf(terms);
    }

    /** A definition's own layer. */
    public Linear(double baseline, List<Double> season, Map<String, Term> terms) {
      this(baseline, season, terms, 0);
    }
  }

  /**
   * The part of a feature.
   *
   * @param weight how far one more of it moves the logit
   * @param average where it moves nothing
   */
  public record Term(double weight, double average) {
    static final Term NONE = new Term(0, 0);
  }

  /** The names of all features, in order. */
  public List<String> features() {
    return Feature.keys(behaviours);
  }
}

package io.percorso.engine.churn;

/**
 * How customers come back, and stop coming back, as a whole population does: gaps between occasions
 * are Erlang distributed, of a rate that differs from customer to customer by a gamma distribution;
 * after an occasion a customer is lost with a chance that differs by a beta distribution.
 *
 * <p>With regularity 1 and nobody lost at the first occasion this is the BG/NBD model of Fader,
 * Hardie and Lee, "Counting Your Customers the Easy Way", Marketing Science 24 (2005); with both
 * open it is the MBG/CNBD-k model of Platzer and Reutterer, "Ticking Away the Moments", Marketing
 * Science 35 (2016). Times are in any one unit, that of {@code alpha}.
 *
 * @param timing how regular gaps are, and when customers can be lost
 * @param r shape of the rates, above 0
 * @param alpha scale of the rates, above 0
 * @param a first parameter of the chance to be lost, above 0
 * @param b second parameter of it, above 0
 */
public record PurchaseProcess(Timing timing, double r, double alpha, double a, double b) {

  /**
   * What the variants of the process differ in.
   *
   * @param regularity k of the Erlang distribution: 1 for gaps at random, more for regular ones
   * @param lostAtFirst true if the first occasion can be the last (the M of MBG)
   */
  public record Timing(int regularity, boolean lostAtFirst) {
    /** Gaps at random, nobody lost at the first occasion: BG/NBD. */
    public static final Timing BG_NBD = new Timing(1, false);

    /** MBG/CNBD-k. */
    public static Timing mbgCnbd(int k) {
      return new Timing(k, true);
    }
  }

  /**
   * What is known of a customer at their last occasion.
   *
   * @param repeats occasions after the first
   * @param last time from the first occasion to the last
   */
  public Course course(int repeats, double last) {
    return new Course(repeats, last);
  }

  /** One customer from the last occasion on, while nothing happens. */
  public final class Course {
    private final double shape;
    private final double scale;
    private final double logScale;
    private final double lossRatio;

    Course(int repeats, double last) {
      shape = r + (double) timing.regularity * repeats;
      scale = alpha + last;
      logScale = StrictMath.log(scale);
      // The chance to have been lost at the last occasion over that to have been kept.
      if (timing.lostAtFirst) {
        lossRatio = a / (b + repeats);
      } else {
        lossRatio = repeats == 0 ? 0 : a / (b + repeats - 1);
      }
    }

    /**
     * The logarithm of the probability that a customer who has not been lost is silent for a time
     * after the last occasion.
     */
    double logSurvival(double silence) {
      double total = scale + silence;
      double base = shape * (logScale - StrictMath.log(total));
      if (timing.regularity == 1) {
        return base;
      }
      double share = silence / total;
      double term = 1;
      double sum = 1;
      for (int j = 1; j < timing.regularity; j++) {
        term *= (shape + j - 1) / j * share;
        sum += term;
      }
      return base + StrictMath.log(sum);
    }

    /** The probability that a customer silent for a time has not been lost. */
    public double alive(double silence) {
      return 1 / (1 + lossRatio * StrictMath.exp(-logSurvival(silence)));
    }

    /**
     * The logit of the probability that the silence will go on.
     *
     * @param silence time since the last occasion
     * @param horizon for how much longer
     */
    public double silenceLogit(double silence, double horizon) {
      return logit(logSurvival(silence), logSurvival(silence + horizon));
    }

    /** The probability that a silence will go on for a horizon. */
    public double silence(double silence, double horizon) {
      return Logit.probability(silenceLogit(silence, horizon));
    }

    /** The logarithm of the chance to have been kept at the last occasion or lost at it. */
    double logEither(double silence) {
      double survival = logSurvival(silence);
      if (lossRatio == 0) {
        return survival;
      }
      double lost = StrictMath.log(lossRatio);
      double larger = Math.max(survival, lost);
      return larger + StrictMath.log1p(StrictMath.exp(Math.min(survival, lost) - larger));
    }

    /** The logarithm of the density of the rates that is left for the time up to the last. */
    double logRates() {
      return r * StrictMath.log(alpha) - shape * logScale;
    }

    /** The logit from the survival now and at the end of the horizon, both as logarithms. */
    double logit(double logNow, double logEnd) {
      if (logEnd >= logNow) {
        // As good as certain, to the precision of numbers.
        return Double.POSITIVE_INFINITY;
      }
      double silent = StrictMath.log(lossRatio + StrictMath.exp(logEnd));
      if (lossRatio == 0) {
        silent = logEnd;
      }
      double ended = logNow + StrictMath.log(-StrictMath.expm1(logEnd - logNow));
      return silent - ended;
    }
  }
}

package io.percorso.engine.churn;

/**
 * How likely a purchase process makes what customers did. The sums that depend on the number of
 * occasions alone are worked out once, so that a population is gone through fast.
 */
public final class Likelihood {
  private final PurchaseProcess process;
  private final double[] logRates;
  private final double[] logKept;
  private final double logFactorial;

  /**
   * For customers of at most so many occasions after the first.
   *
   * @param mostRepeats the largest number of repeats
   */
  public Likelihood(PurchaseProcess process, int mostRepeats) {
    this.process = process;
    int regularity = process.timing().regularity();
    logRates = new double[mostRepeats + 1];
    logKept = new double[mostRepeats + 2];
    double lost = process.a() + process.b();
    for (int x = 1; x <= mostRepeats; x++) {
      logRates[x] = logRates[x - 1];
      for (int i = regularity * (x - 1); i < regularity * x; i++) {
        logRates[x] += StrictMath.log(process.r() + i);
      }
    }
    for (int x = 1; x < logKept.length; x++) {
      logKept[x] = logKept[x - 1] + StrictMath.log((process.b() + x - 1) / (lost + x - 1));
    }
    double sum = 0;
    for (int i = 2; i < regularity; i++) {
      sum += StrictMath.log(i);
    }
    logFactorial = sum;
  }

  /**
   * The log-likelihood of one customer.
   *
   * @param repeats occasions after the first
   * @param last time from the first occasion to the last
   * @param age time from the first occasion to the end of the observation
   * @param logGaps the sum of the logarithms of the gaps; matters only for regularity above 1
   */
  public double of(int repeats, double last, double age, double logGaps) {
    PurchaseProcess.Course course = process.course(repeats, last);
    PurchaseProcess.Timing timing = process.timing();
    double density = (timing.regularity() - 1) * logGaps - repeats * logFactorial;
    // Kept at each occasion but the last, at which the customer was kept too or was lost.
    double kept = logKept[timing.lostAtFirst() ? repeats + 1 : repeats];
    return course.logRates() + logRates[repeats] + density + kept + course.logEither(age - last);
  }
}

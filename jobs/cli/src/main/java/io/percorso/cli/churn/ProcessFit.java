package io.percorso.cli.churn;

import io.percorso.engine.churn.Likelihood;
import io.percorso.engine.churn.PurchaseProcess;
import io.percorso.engine.churn.PurchaseProcess.Timing;
import io.percorso.engine.history.Occasions;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Fits a purchase process by maximum likelihood. The parameters are searched for as logarithms,
 * with a prior so wide that it matters only where the data say next to nothing.
 */
final class ProcessFit {
  private static final double WIDTH_OF_PRIOR = 20;
  private static final int MOST_EVALUATIONS = 2_000;
  private static final int MOST_REGULAR = 8;

  /** A regularity must be better by so much, in log-likelihood, to be worth it. */
  private static final double WORTH = 2;

  private final int[] repeats;
  private final double[] last;
  private final double[] age;
  private final double[] logGaps;
  private final int most;

  /**
   * A process with its log-likelihood.
   *
   * @param logLikelihood with times in days
   */
  record Fitted(PurchaseProcess process, double logLikelihood) {}

  /** Looks at customers up to an instant; those who begin later do not exist yet. */
  ProcessFit(List<long[]> occasions, long until) {
    List<long[]> begun = occasions.stream().filter(times -> times[0] <= until).toList();
    repeats = new int[begun.size()];
    last = new double[begun.size()];
    age = new double[begun.size()];
    logGaps = new double[begun.size()];
    int largest = 0;
    for (int i = 0; i < begun.size(); i++) {
      long[] times = begun.get(i);
      while (repeats[i] + 1 < times.length && times[repeats[i] + 1] <= until) {
        repeats[i]++;
        long gap = times[repeats[i]] - times[repeats[i] - 1];
        logGaps[i] += StrictMath.log(Math.max(0.01, Occasions.days(gap)));
      }
      last[i] = Occasions.days(times[repeats[i]] - times[0]);
      age[i] = Occasions.days(until - times[0]);
      largest = Math.max(largest, repeats[i]);
    }
    most = largest;
  }

  /** The best of all regularities. */
  Fitted best() {
    Fitted best = fit(Timing.mbgCnbd(1));
    for (int k = 2; k <= MOST_REGULAR; k++) {
      Fitted candidate = fit(Timing.mbgCnbd(k));
      if (candidate.logLikelihood < best.logLikelihood + WORTH) {
        return best;
      }
      best = candidate;
    }
    return best;
  }

  /** The best of one kind. */
  Fitted fit(Timing timing) {
    double mean = StrictMath.log(30.0 * timing.regularity());
    return fit(timing, new double[] {-0.5, mean, -0.5, 1});
  }

  /** As {@link #fit(Timing)}, beginning from what is likely to be near. */
  Fitted fit(PurchaseProcess near) {
    return fit(
        near.timing(),
        new double[] {
          StrictMath.log(near.r()), StrictMath.log(near.alpha()),
          StrictMath.log(near.a()), StrictMath.log(near.b())
        });
  }

  private Fitted fit(Timing timing, double[] start) {
    SimplexOptimizer optimizer = new SimplexOptimizer(new SimpleValueChecker(1e-9, 1e-4));
    double[] logs = start;
    // A simplex may collapse early; begun again from where it ended, it does not twice.
    for (int round = 0; round < 3; round++) {
      try {
        PointValuePair found =
            optimizer.optimize(
                new MaxEval(MOST_EVALUATIONS),
                new ObjectiveFunction(point -> penalised(timing, point)),
                GoalType.MAXIMIZE,
                new InitialGuess(logs),
                new NelderMeadSimplex(4, round == 0 ? 0.5 : 0.1));
        logs = found.getPoint();
      } catch (MathIllegalStateException tooManyEvaluations) {
        break;
      }
    }
    PurchaseProcess process = process(timing, logs);
    return new Fitted(process, logLikelihood(process));
  }

  private static PurchaseProcess process(Timing timing, double[] logs) {
    return new PurchaseProcess(
        timing,
        StrictMath.exp(logs[0]),
        StrictMath.exp(logs[1]),
        StrictMath.exp(logs[2]),
        StrictMath.exp(logs[3]));
  }

  private double penalised(Timing timing, double[] logs) {
    double penalty = 0;
    for (double log : logs) {
      if (Math.abs(log) > 20) {
        return -Double.MAX_VALUE;
      }
      penalty += log * log / (2 * WIDTH_OF_PRIOR * WIDTH_OF_PRIOR);
    }
    return logLikelihood(process(timing, logs)) - penalty;
  }

  private double logLikelihood(PurchaseProcess process) {
    Likelihood likelihood = new Likelihood(process, most);
    double sum = 0;
    for (int i = 0; i < repeats.length; i++) {
      sum += likelihood.of(repeats[i], last[i], age[i], logGaps[i]);
    }
    return sum;
  }
}

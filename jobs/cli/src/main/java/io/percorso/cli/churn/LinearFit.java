package io.percorso.cli.churn;

import io.percorso.engine.churn.ChurnModel.Linear;
import io.percorso.engine.churn.ChurnModel.Term;
import io.percorso.engine.churn.Logit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Fits the logistic layer to snapshots by penalised maximum likelihood, with Newton's method.
 *
 * <p>Each snapshot has a level of its own, so that the weights learn what tells customers apart at
 * one time, and not what a good month has to do with it. The weights are drawn towards the purchase
 * process alone (weight 1, all others 0), the more so the fewer snapshots there are: rows of the
 * same customers, one month apart, say little that is new.
 */
final class LinearFit {
  /** Strength of the prior on a standardised weight, when there is a year of snapshots. */
  private static final double PRIOR = 30;

  private static final double SNAPSHOTS_OF_A_YEAR = 12;

  /** Strength of the prior that draws levels to their mean. */
  private static final double PRIOR_OF_LEVELS = 1;

  private static final double LEAST_DEVIATION = 1e-3;
  private static final int MOST_STEPS = 100;
  private static final double CLOSE = 1e-9;

  private final List<Snapshot> snapshots;
  private final int levels;
  private final int features;
  private final double[] mean;
  private final double[] deviation;
  private final double[] prior;
  private final double strength;
  private double[] solution;

  /** Snapshots, the newest first, of which the first feature is the process. */
  LinearFit(List<Snapshot> snapshots) {
    this.snapshots = snapshots;
    levels = snapshots.size();
    features = snapshots.get(0).features()[0].length;
    mean = new double[features];
    deviation = new double[features];
    standardise();
    strength = PRIOR * Math.max(1, SNAPSHOTS_OF_A_YEAR / levels);
    prior = new double[levels + features];
    for (int i = 0; i < levels; i++) {
      prior[i] = mean[0];
    }
    prior[levels] = Double.isFinite(deviation[0]) ? deviation[0] : 0;
    solution = prior.clone();
  }

  private void standardise() {
    long rows = 0;
    double[] squares = new double[features];
    for (Snapshot snapshot : snapshots) {
      rows += snapshot.size();
      for (double[] row : snapshot.features()) {
        for (int f = 0; f < features; f++) {
          mean[f] += row[f];
        }
      }
    }
    for (int f = 0; f < features; f++) {
      mean[f] /= rows;
    }
    for (Snapshot snapshot : snapshots) {
      for (double[] row : snapshot.features()) {
        for (int f = 0; f < features; f++) {
          squares[f] += (row[f] - mean[f]) * (row[f] - mean[f]);
        }
      }
    }
    for (int f = 0; f < features; f++) {
      double deviates = Math.sqrt(squares[f] / rows);
      // One that is the same for all tells nobody apart, be it only for now: it gets no weight.
      deviation[f] = deviates < LEAST_DEVIATION ? Double.POSITIVE_INFINITY : deviates;
    }
  }

  /** Finds the weights. */
  void run() {
    double[] step = new double[0];
    for (int i = 0; i < MOST_STEPS && (i == 0 || largest(step) > CLOSE); i++) {
      step = newtonStep();
      double before = objective(solution);
      double share = 1;
      double[] next = moved(step, share);
      while (objective(next) > before && share > 1e-6) {
        share /= 2;
        next = moved(step, share);
      }
      solution = next;
    }
  }

  private static double largest(double[] step) {
    double largest = 0;
    for (double one : step) {
      largest = Math.max(largest, Math.abs(one));
    }
    return largest;
  }

  private double[] moved(double[] step, double share) {
    double[] moved = solution.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= share * step[i];
    }
    return moved;
  }

  private double logit(double[] weights, int level, double[] row) {
    double logit = weights[level];
    for (int f = 0; f < features; f++) {
      logit += weights[levels + f] * (row[f] - mean[f]) / deviation[f];
    }
    return logit;
  }

  private double objective(double[] weights) {
    double sum = 0;
    for (int level = 0; level < levels; level++) {
      Snapshot snapshot = snapshots.get(level);
      for (int i = 0; i < snapshot.size(); i++) {
        double logit = logit(weights, level, snapshot.features()[i]);
        double margin = snapshot.silent()[i] ? -logit : logit;
        sum += margin > 30 ? margin : Math.log1p(Math.exp(margin));
      }
    }
    double[] penalty = penaltyGradient(weights);
    for (int i = 0; i < penalty.length; i++) {
      sum += penalty[i] * (weights[i] - prior[i]) / 2;
    }
    return sum;
  }

  private double[] penaltyGradient(double[] weights) {
    double[] gradient = new double[weights.length];
    double level = 0;
    for (int i = 0; i < levels; i++) {
      level += (weights[i] - prior[i]) / levels;
    }
    for (int i = 0; i < gradient.length; i++) {
      double distance = weights[i] - prior[i];
      gradient[i] =
          i < levels ? PRIOR_OF_LEVELS * (distance - level) + 1e-3 * distance : strength * distance;
    }
    return gradient;
  }

  private double[] newtonStep() {
    int size = levels + features;
    double[] gradient = penaltyGradient(solution);
    double[][] hessian = new double[size][size];
    for (int i = 0; i < size; i++) {
      hessian[i][i] = i < levels ? PRIOR_OF_LEVELS + 1e-3 : strength;
      for (int j = 0; j < levels && i < levels; j++) {
        hessian[i][j] -= PRIOR_OF_LEVELS / levels;
      }
    }
    double[] standard = new double[features];
    for (int level = 0; level < levels; level++) {
      Snapshot snapshot = snapshots.get(level);
      for (int i = 0; i < snapshot.size(); i++) {
        double[] row = snapshot.features()[i];
        double p = Logit.probability(logit(solution, level, row));
        for (int f = 0; f < features; f++) {
          standard[f] = (row[f] - mean[f]) / deviation[f];
        }
        add(
            gradient,
            hessian,
            level,
            standard,
            new double[] {p - (snapshot.silent()[i] ? 1 : 0), p * (1 - p)});
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        hessian[i][j] = hessian[j][i];
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1e-9, 1e-14)
        .getSolver()
        .solve(new ArrayRealVector(gradient, false))
        .toArray();
  }

  /** Adds one row's residual and curvature; of the Hessian, the lower triangle alone. */
  private void add(
      double[] gradient, double[][] hessian, int level, double[] row, double[] residual) {
    gradient[level] += residual[0];
    hessian[level][level] += residual[1];
    for (int f = 0; f < features; f++) {
      gradient[levels + f] += residual[0] * row[f];
      double curved = residual[1] * row[f];
      hessian[levels + f][level] += curved;
      double[] into = hessian[levels + f];
      for (int g = 0; g <= f; g++) {
        into[levels + g] += curved * row[g];
      }
    }
  }

  /** How far the level of a snapshot lies from where the process alone would have it. */
  double level(int snapshot) {
    return solution[snapshot];
  }

  /** The layer with a baseline and a season. */
  Linear linear(List<String> names, double baseline, List<Double> season) {
    Map<String, Term> terms = new HashMap<>();
    for (int f = 0; f < features; f++) {
      double weight = solution[levels + f] / deviation[f];
      if (weight != 0) {
        terms.put(names.get(f), new Term(weight, mean[f]));
      }
    }
    return new Linear(baseline, season, terms);
  }
}

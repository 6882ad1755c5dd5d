package io.percorso.engine.churn;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * Learns the weights of a logistic layer from one example after another, each seen once, beginning
 * from fitted ones: a Gaussian over weights and baseline, updated by each example to the second
 * order (an extended Kalman filter; Sykacek and Roberts, "Adaptive Classification by Variational
 * Kalman Filtering", NIPS 2002, of which this is the simplest form). The baseline may drift with
 * time, so that it follows the present base rate; the weights may too, but far less.
 */
public final class WeightLearner {
  private static final int FORMAT = 1;
  private static final double DAY = 86_400_000;

  /** How sure fitted weights are: their standard deviation. */
  private static final double DOUBT_OF_WEIGHTS = 0.05;

  private static final double DOUBT_OF_BASELINE = 0.3;

  /** Variance that a day adds: a baseline may move by .3 in a quarter. */
  private static final double DRIFT_OF_BASELINE = 1e-3;

  private static final double DRIFT_OF_WEIGHTS = 1e-6;

  /** Calibration looks back over about so many examples. */
  private static final double MEMORY = 1_000;

  private final Example.Origin origin;
  private final double[] weights;
  private final double[][] covariance;
  private long latest = Long.MIN_VALUE;
  private long examples;
  private double weightSum;
  private double expected;
  private double observed;

  private WeightLearner(Example.Origin origin, double[] weights) {
    this.origin = origin;
    this.weights = weights;
    covariance = new double[weights.length][weights.length];
  }

  /** Begins from a definition's own weights. */
  public static WeightLearner from(Example.Origin origin) {
    WeightLearner learner = new WeightLearner(origin, origin.weights().clone());
    for (int i = 0; i < learner.weights.length; i++) {
      double doubt = i == 0 ? DOUBT_OF_BASELINE : DOUBT_OF_WEIGHTS;
      learner.covariance[i][i] = doubt * doubt;
    }
    return learner;
  }

  /** The version of the model it began from. */
  public int version() {
    return origin.version();
  }

  /** How many examples it has seen. */
  public long examples() {
    return examples;
  }

  /** When the latest of them became known; meaningless without one. */
  public long latest() {
    return latest;
  }

  /** The mean risk of late examples by the weights before each was seen. */
  public double expected() {
    return weightSum == 0 ? 0 : expected / weightSum;
  }

  /** The share of late examples that stayed silent. */
  public double observed() {
    return weightSum == 0 ? 0 : observed / weightSum;
  }

  /** Learns from an example. */
  public void learn(Example example) {
    drift(example.knownAt());
    double[] inputs = new double[weights.length];
    inputs[0] = 1;
    double logit = example.offset() + weights[0];
    for (int i = 0; i < example.features().length; i++) {
      inputs[i + 1] = example.features()[i] - origin.averages()[i];
      logit += weights[i + 1] * inputs[i + 1];
    }
    double risk = Logit.probability(logit);
    double outcome = example.silent() ? 1 : 0;
    remember(risk, outcome);
    update(inputs, risk, outcome - risk);
    examples++;
  }

  private void drift(long at) {
    if (at > latest) {
      double days = latest == Long.MIN_VALUE ? 0 : (at - latest) / DAY;
      for (int i = 0; i < weights.length; i++) {
        covariance[i][i] += days * (i == 0 ? DRIFT_OF_BASELINE : DRIFT_OF_WEIGHTS);
      }
      latest = at;
    }
  }

  private void remember(double risk, double outcome) {
    double kept = 1 - 1 / MEMORY;
    weightSum = weightSum * kept + 1;
    expected = expected * kept + risk;
    observed = observed * kept + outcome;
  }

  private void update(double[] inputs, double risk, double surprise) {
    int size = inputs.length;
    double[] gain = new double[size];
    double spread = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        gain[i] += covariance[i][j] * inputs[j];
      }
      spread += gain[i] * inputs[i];
    }
    double curvature = risk * (1 - risk);
    double scale = 1 / (1 + curvature * spread);
    for (int i = 0; i < size; i++) {
      weights[i] += scale * gain[i] * surprise;
      for (int j = 0; j < size; j++) {
        covariance[i][j] -= curvature * scale * gain[i] * gain[j];
      }
    }
  }

  /** What has been learned so far. */
  public LearnedWeights learned() {
    Map<String, Double> byFeature = new HashMap<>();
    for (int i = 0; i < origin.features().length; i++) {
      byFeature.put(origin.features()[i], weights[i + 1]);
    }
    return new LearnedWeights(
        origin.modelId(),
        origin.version(),
        latest,
        examples,
        weights[0],
        byFeature,
        expected(),
        observed());
  }

  /** Writes everything. */
  public void write(ByteWriter out) {
    out.putByte(FORMAT);
    out.putText(origin.modelId());
    out.putVarint(origin.version());
    out.putVarint(origin.features().length);
    for (String feature : origin.features()) {
      out.putText(feature);
    }
    putAll(out, origin.averages());
    putAll(out, origin.weights());
    out.putVarint(examples);
    out.putSigned(latest);
    putAll(out, new double[] {weightSum, expected, observed});
    putAll(out, weights);
    for (double[] row : covariance) {
      putAll(out, row);
    }
  }

  private static void putAll(ByteWriter out, double[] numbers) {
    for (double number : numbers) {
      out.putLong(Double.doubleToLongBits(number));
    }
  }

  /** Reads what {@link #write} wrote. */
  public static WeightLearner read(ByteReader in) {
    int format = in.getByte();
    if (format != FORMAT) {
      throw new io.percorso.engine.bytes.CorruptBytesException(
          "learner state of unknown format " + format);
    }
    String modelId = in.getText();
    int version = in.getInt();
    String[] features = new String[in.getInt()];
    for (int i = 0; i < features.length; i++) {
      features[i] = in.getText();
    }
    int size = features.length + 1;
    Example.Origin origin =
        new Example.Origin(
            modelId, version, features, getAll(in, features.length), getAll(in, size));
    long examples = in.getVarint();
    long latest = in.getSigned();
    double[] memory = getAll(in, 3);
    WeightLearner learner = new WeightLearner(origin, getAll(in, size));
    learner.examples = examples;
    learner.latest = latest;
    learner.weightSum = memory[0];
    learner.expected = memory[1];
    learner.observed = memory[2];
    for (int i = 0; i < size; i++) {
      learner.covariance[i] = getAll(in, size);
    }
    return learner;
  }

  private static double[] getAll(ByteReader in, int number) {
    double[] numbers = new double[number];
    for (int i = 0; i < number; i++) {
      numbers[i] = Double.longBitsToDouble(in.getLong());
    }
    return numbers;
  }
}

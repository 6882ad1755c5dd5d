package io.percorso.benchmarks.workload;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Numbers from 0 on, the n-th of them as often as 1/n to a power. */
final class Zipf {
  private final double[] cumulated;

  Zipf(int size, double exponent) {
    cumulated = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += 1 / StrictMath.pow(i + 1, exponent);
      cumulated[i] = sum;
    }
  }

  int next(SplittableRandom random) {
    int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[size() - 1]);
    return Math.min(size() - 1, found < 0 ? -found - 1 : found);
  }

  int size() {
    return cumulated.length;
  }
}

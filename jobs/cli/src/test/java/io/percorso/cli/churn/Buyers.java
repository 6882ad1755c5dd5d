package io.percorso.cli.churn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Customers who buy by a known purchase process, so that what a fit finds can be checked. */
final class Buyers {
  static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
  private static final double DAY = 86_400_000;

  private final Random random;
  private final int regularity;
  private final double days;

  /**
   * Buyers.
   *
   * @param regularity k of the Erlang distribution of the gaps
   * @param days from {@link #BEGIN} to the end of the record
   */
  Buyers(long seed, int regularity, double days) {
    random = new Random(seed);
    this.regularity = regularity;
    this.days = days;
  }

  /** Shape 1.5 and mean gap of 20 days; lost with one chance in five, on average. */
  private List<Double> orders() {
    double rate = gamma(1.5) / 30 * regularity;
    double lost = beta(1, 4);
    List<Double> orders = new ArrayList<>();
    double at = random.nextDouble() * days * .7;
    while (at < days) {
      orders.add(at);
      if (random.nextDouble() < lost) {
        break;
      }
      double gap = 0;
      for (int i = 0; i < regularity; i++) {
        gap -= Math.log(1 - random.nextDouble()) / rate;
      }
      at += Math.max(1, gap);
    }
    return orders;
  }

  /** The sum of exponentials, and of the halves of squared bells, that a shape of halves is. */
  private double gamma(double shape) {
    double sum = 0;
    for (int i = 0; i < (int) shape; i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    if (shape % 1 != 0) {
      double bell = random.nextGaussian();
      sum += bell * bell / 2;
    }
    return sum;
  }

  private double beta(int a, int b) {
    double x = gamma(a);
    return x / (x + gamma(b));
  }

  /** Writes the orders of so many customers. */
  Path write(Path file, int customers) {
    List<String> lines = new ArrayList<>();
    for (int customer = 0; customer < customers; customer++) {
      for (double day : orders()) {
        Instant at = BEGIN.plusMillis((long) (day * DAY));
        lines.add(
            String.format(
                "{\"type\":\"track\",\"event\":\"Order Completed\",\"userId\":\"u%d\","
                    + "\"messageId\":\"m%d\",\"timestamp\":\"%s\","
                    + "\"properties\":{\"revenue\":%d}}",
                customer, lines.size(), at, 10 + random.nextInt(90)));
      }
    }
    try {
      return Files.write(file, lines);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package io.percorso.benchmarks.workload;

import java.time.Instant;
import java.util.Properties;

/**
 * What a log has. The same workload gives the same bytes.
 *
 * @param seed what chance begins with
 * @param customers how many customers; each of them appears once before the sessions begin
 * @param events how many events their sessions have, repeats included
 * @param oneCustomersShare the share of sessions that are one customer's, from 0 to 1
 */
public record Workload(long seed, int customers, long events, double oneCustomersShare) {
  /** When the last session's events are; fixed, so that bytes are. */
  public static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

  /** Customers who are all alike, or nearly. */
  public static Workload of(int customers, long events) {
    return new Workload(1, customers, events, 0);
  }

  /** With one customer whose share of the sessions is so great. */
  public Workload withOneCustomersShare(double share) {
    return new Workload(seed, customers, events, share);
  }

  /** The same with other chances, in topics of its own. */
  public Workload withSeed(long other) {
    return new Workload(other, customers, events, oneCustomersShare);
  }

  /** How many records the log has. */
  public long records() {
    return customers + events;
  }

  /** A name fit for topics and files. */
  public String name() {
    String one = oneCustomersShare > 0 ? "-one" + Math.round(oneCustomersShare * 100) : "";
    return "c" + customers + "-e" + events + one + (seed == 1 ? "" : "-s" + seed);
  }

  void write(Properties to) {
    to.setProperty("seed", Long.toString(seed));
    to.setProperty("customers", Integer.toString(customers));
    to.setProperty("events", Long.toString(events));
    to.setProperty("one", Double.toString(oneCustomersShare));
  }

  static Workload read(Properties from) {
    return new Workload(
        Long.parseLong(from.getProperty("seed")),
        Integer.parseInt(from.getProperty("customers")),
        Long.parseLong(from.getProperty("events")),
        Double.parseDouble(from.getProperty("one")));
  }
}

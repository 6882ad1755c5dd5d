package io.percorso.benchmarks.parts;

import io.percorso.benchmarks.workload.Family;
import io.percorso.benchmarks.workload.Workload;
import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.customer.Findings;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.runtime.intake.CustomerLine;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The engine without Flink, on one thread: customers kept as objects, which is evaluation alone,
 * and customers read from bytes and written to bytes for every line, as the operator does.
 */
public final class EngineAlone {

  private final Engine engine;
  private final List<CustomerLine> lines;

  /** By line, whose it is: to find a customer is no part of what is measured. */
  private final int[] owners;

  private final long[] facts = new long[1];
  private final Findings findings = fact -> facts[0]++;

  private EngineAlone(Family family, int definitions, boolean whole, List<CustomerLine> lines) {
    Rules rules =
        new Rules(
            family.definitions(definitions, whole, List.of()).firstVersions(),
            CustomerJourneyOptions.HISTORY_PROPERTIES.defaultValue());
    engine = new Engine(rules, Limits.DEFAULT);
    this.lines = lines;
    Map<String, Integer> places = new HashMap<>();
    owners =
        lines.stream()
            .mapToInt(line -> places.computeIfAbsent(line.customerId(), id -> places.size()))
            .toArray();
  }

  /**
   * Runs it.
   *
   * @param args the family, how many definitions, with or without journey and churn, how many
   *     customers and events
   */
  public static void main(String[] args) {
    Workload workload = Workload.of(Integer.parseInt(args[3]), Long.parseLong(args[4]));
    EngineAlone alone =
        new EngineAlone(
            Family.valueOf(args[0]),
            Integer.parseInt(args[1]),
            Boolean.parseBoolean(args[2]),
            DecodedLog.of(workload));
    int rounds = args.length > 5 ? Integer.parseInt(args[5]) : 3;
    for (int round = 0; round < rounds; round++) {
      System.out.printf(
          Locale.ROOT,
          "engine,%.3f,%.3f,%d%n",
          alone.objects(workload.customers()),
          alone.bytes(workload.customers()),
          alone.facts[0] / (2L * (round + 1)));
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Microseconds a line with customers as objects, those of the first lines left out. */
  private double objects(int customers) {
    Customer[] all = new Customer[customers];
    long begin = 0;
    for (int i = 0; i < lines.size(); i++) {
      begin = i == customers ? cpu() : begin;
      CustomerLine line = lines.get(i);
      if (all[owners[i]] == null) {
        all[owners[i]] = Customer.unknown(line.customerId());
      }
      take(all[owners[i]], line);
    }
    return (cpu() - begin) / 1e3 / (lines.size() - customers);
  }

  /** The same with customers as bytes. */
  private double bytes(int customers) {
    byte[][] all = new byte[customers][];
    ByteWriter writer = new ByteWriter();
    long begin = 0;
    for (int i = 0; i < lines.size(); i++) {
      begin = i == customers ? cpu() : begin;
      CustomerLine line = lines.get(i);
      byte[] known = all[owners[i]];
      Customer customer =
          known == null
              ? Customer.unknown(line.customerId())
              : Customer.read(line.customerId(), known);
      take(customer, line);
      writer.clear();
      customer.write(writer);
      all[owners[i]] = writer.toBytes();
    }
    return (cpu() - begin) / 1e3 / (lines.size() - customers);
  }

  private void take(Customer customer, CustomerLine line) {
    customer.accept(Line.of(line.at(), line.line()), engine, findings);
    customer.examine(line.at() - 1, engine, findings);
    customer.trim(engine);
  }
}

package io.percorso.customerjourney;

import io.percorso.engine.customer.Customer;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.line.Line;
import io.percorso.runtime.intake.CustomerLine;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The customers of a replay, one after the other: a sorted input brings all lines of one before
 * those of the next. Lines of one instant are judged together. Rules do not change; a definition
 * that fails is an error.
 */
final class RecordedCustomers
    extends KeyedBroadcastProcessFunction<String, CustomerLine, Control, CustomerOutput> {
  /** The risk of each customer at the end. */
  static final OutputTag<CustomerScore> SCORES =
      new OutputTag<>("churn-scores", TypeInformation.of(CustomerScore.class));

  private static final long serialVersionUID = 1;

  private final CustomerSetup setup;

  private transient RulesInForce rules;
  private transient InstantBuffer instant;
  private transient CustomerMetrics metrics;
  private transient Told told;
  private transient Emission emission;
  private transient Customer current;

  RecordedCustomers(CustomerSetup setup) {
    this.setup = setup;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    told = new Told();
    instant = new InstantBuffer();
    metrics = new CustomerMetrics(getRuntimeContext());
    rules = new RulesInForce(setup.policy(), metrics, setup.bootstrap().read());
    emission = new Emission(told, metrics, setup.wallClock());
  }

  @Override
  public void processBroadcastElement(
      Control control, Context context, Collector<CustomerOutput> out) {
    if (control.message() != null) {
      rules.take(control.message());
    }
  }

  @Override
  public void processElement(
      CustomerLine line, ReadOnlyContext context, Collector<CustomerOutput> out) {
    Customer customer = customer(line.customerId());
    if (instant.isClosedBy(line.at())) {
      acceptInstant(customer);
    }
    instant.add(line);
    if (customer.wakeAt() == Judge.NEVER) {
      // Such an input calls timers once, after the customer's last line, and takes no new ones.
      context.timerService().registerEventTimeTimer(line.at());
      customer.wakeAt(line.at());
    }
    send(customer, told.settled(customer), outlet(context, out));
  }

  private Customer customer(String id) {
    if (current == null || !current.id().equals(id)) {
      current = Customer.unknown(id);
    }
    return current;
  }

  private void acceptInstant(Customer customer) {
    boolean isNew = customer.history().isEmpty();
    List<Line> lines = instant.drain();
    int accepted = customer.accept(lines, rules.engine(), told);
    metrics.accepted(accepted, lines.size() - accepted, isNew, lines.get(0).at());
  }

  /** A record is judged as a whole or not at all. */
  private void send(Customer customer, int facts, Outlet outlet) {
    List<Told.Failure> failures = told.takeFailures();
    if (!failures.isEmpty()) {
      Told.Failure first = failures.get(0);
      throw new IllegalStateException(
          first.definition().kindAndId() + " has failed", first.failure());
    }
    emission.send(customer, facts, outlet);
    metrics.cuts(rules.engine().cuts());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CustomerOutput> out) {
    Customer customer = customer(context.getCurrentKey());
    acceptInstant(customer);
    customer.advanceTo(setup.policy().recordedUntil(), rules.engine(), told);
    Outlet outlet = outlet(context, out);
    send(customer, told.count(), outlet);
    customer
        .view(rules.engine())
        .forEachRisk(
            (model, curve) ->
                outlet.aside(SCORES, CustomerScore.of(customer.id(), model.id(), curve)));
  }

  private static Outlet outlet(ReadOnlyContext context, Collector<CustomerOutput> out) {
    return new Outlet() {
      @Override
      public void tell(CustomerOutput output) {
        out.collect(output);
      }

      @Override
      public <T> void aside(OutputTag<T> tag, T value) {
        context.output(tag, value);
      }
    };
  }
}

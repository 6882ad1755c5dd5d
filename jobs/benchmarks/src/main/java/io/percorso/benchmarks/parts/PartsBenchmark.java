package io.percorso.benchmarks.parts;

import io.percorso.benchmarks.workload.Action;
import io.percorso.benchmarks.workload.ActionLines;
import io.percorso.benchmarks.workload.Actions;
import io.percorso.benchmarks.workload.Family;
import io.percorso.benchmarks.workload.Workload;
import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.runtime.intake.AvroDecoder;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.RefusedException;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an event goes through, one part after the other, for a customer with fifty events. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PartsBenchmark {
  private static final int HISTORY = 50;
  private static final String CUSTOMER = "c1";

  private final AvroCodec<ClickstreamCall> codec = AvroCodec.singleObject(ClickstreamCall.class);
  private final AvroDecoder decoder = new AvroDecoder();
  private final ByteWriter writer = new ByteWriter();
  private final List<byte[]> records = new ArrayList<>();
  private final List<CustomerLine> lines = new ArrayList<>();
  private Engine bare;
  private Engine hundred;
  private byte[] state;
  private Customer customer;
  private ClickstreamCall call;
  private long last;
  private int next;

  /** Makes the customer. */
  @Setup
  public void setUp() {
    bare = engine(0);
    hundred = engine(100);
    Actions actions = new Actions(Workload.of(1, 10_000));
    ActionLines all = new ActionLines();
    while (records.size() < 1_000) {
      Action action = actions.next();
      if (action.call() != null) {
        call = action.call();
        records.add(codec.encode(call));
        lines.add(all.of(action, 0));
      }
    }
    Customer made = Customer.unknown(CUSTOMER);
    for (CustomerLine line : lines.subList(0, HISTORY)) {
      made.accept(Line.of(line.at(), line.line()), hundred, fact -> {});
    }
    last = made.clock();
    made.write(writer);
    state = writer.toBytes();
    customer = Customer.read(CUSTOMER, state);
  }

  private static Engine engine(int definitions) {
    return new Engine(
        new Rules(
            Family.SHARED.definitions(definitions, false, List.of()).firstVersions(),
            CustomerJourneyOptions.HISTORY_PROPERTIES.defaultValue()),
        Limits.DEFAULT);
  }

  private int turn() {
    next = next + 1 < records.size() ? next + 1 : 0;
    return next;
  }

  /** From a record's bytes to a line. */
  @Benchmark
  public CustomerLine decode() throws MalformedRecordException, RefusedException {
    return codec.read(records.get(turn()), in -> decoder.call(in, 0));
  }

  /** From a record to its bytes. */
  @Benchmark
  public byte[] encode() {
    return codec.encode(call);
  }

  /** From a state's bytes to a customer. */
  @Benchmark
  public Customer read() {
    return Customer.read(CUSTOMER, state);
  }

  /** From a customer to a state's bytes. */
  @Benchmark
  public byte[] write() {
    writer.clear();
    customer.write(writer);
    return writer.toBytes();
  }

  /** A state's bytes with one line more; nothing is judged. */
  @Benchmark
  public Customer insert() {
    return take(bare);
  }

  /** The same, judged by a hundred definitions. */
  @Benchmark
  public Customer insertAndEvaluate() {
    return take(hundred);
  }

  private Customer take(Engine engine) {
    Customer read = Customer.read(CUSTOMER, state);
    CustomerLine line = lines.get(HISTORY + turn() % (lines.size() - HISTORY));
    read.accept(Line.of(last + 1_000, line.line()), engine, fact -> {});
    return read;
  }
}

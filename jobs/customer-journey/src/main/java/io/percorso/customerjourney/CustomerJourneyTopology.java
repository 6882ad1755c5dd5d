package io.percorso.customerjourney;

import io.percorso.engine.churn.Example;
import io.percorso.engine.churn.LearnedWeights;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.DeadLetter;
import io.percorso.runtime.intake.DeadLetters;
import io.percorso.runtime.intake.Intake;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * The graph, with both ends injected:
 *
 * <pre>
 * clickstream -> intake -+
 *                        +-> by customer -> customer -> all that is told
 * feedback ----> intake -+        |
 *                  |              |
 * dead letters <---+          definitions (broadcast)
 * </pre>
 *
 * <p>A live job also learns: what it knows of churn goes to a topic of its own and comes back with
 * the definitions.
 */
public final class CustomerJourneyTopology {
  private CustomerJourneyTopology() {}

  /**
   * What goes in.
   *
   * @param clickstream what customers do
   * @param feedback what customers say
   * @param definitions the control topic, learned weights, and questions
   */
  public record Inputs(
      DataStream<Intake> clickstream,
      DataStream<Intake> feedback,
      DataStream<Control> definitions) {}

  /** What comes out: all that is told in one stream, or each kind of it in one of its own. */
  public static final class Outputs {
    private final SingleOutputStreamOperator<CustomerOutput> all;
    private final DataStream<DeadLetter> deadLetters;

    private Outputs(
        SingleOutputStreamOperator<CustomerOutput> all, DataStream<DeadLetter> deadLetters) {
      this.all = all;
      this.deadLetters = deadLetters;
    }

    /** All that is told. */
    public DataStream<CustomerOutput> all() {
      return all;
    }

    /** Of all that is told, one kind. */
    public <T> DataStream<T> only(Kind<T> kind, Class<T> type, String uid) {
      return all.flatMap(
              (CustomerOutput output, Collector<T> out) -> {
                T one = kind.of(output);
                if (one != null) {
                  out.collect(one);
                }
              })
          .returns(TypeInformation.of(type))
          .uid(uid)
          .name(uid);
    }

    /** What churn models can learn from. */
    DataStream<Example> examples() {
      return all.getSideOutput(Emission.EXAMPLES);
    }

    /** The risk of each customer at the end of a replay; live, none. */
    public DataStream<CustomerScore> scores() {
      return all.getSideOutput(RecordedCustomers.SCORES);
    }

    /** Input that was refused. */
    public DataStream<DeadLetter> deadLetters() {
      return deadLetters;
    }
  }

  /** A kind of what is told. */
  @FunctionalInterface
  public interface Kind<T> extends Serializable {
    /** What an output has of it, or null. */
    T of(CustomerOutput output);
  }

  /** Draws the graph. */
  public static Outputs build(Inputs inputs, CustomerSetup setup) {
    SingleOutputStreamOperator<CustomerLine> clicks =
        inputs
            .clickstream()
            .process(new DeadLetters())
            .uid(OperatorUids.CLICKSTREAM_INTAKE)
            .name("Clickstream intake");
    SingleOutputStreamOperator<CustomerLine> answers =
        inputs
            .feedback()
            .process(new DeadLetters())
            .uid(OperatorUids.FEEDBACK_INTAKE)
            .name("Feedback intake");
    SingleOutputStreamOperator<CustomerOutput> customers =
        customers(clicks.union(answers).keyBy(CustomerLine::customerId), inputs, setup)
            .uid(OperatorUids.CUSTOMER)
            .name("Customer");
    return new Outputs(
        customers,
        clicks.getSideOutput(DeadLetters.TAG).union(answers.getSideOutput(DeadLetters.TAG)));
  }

  private static SingleOutputStreamOperator<CustomerOutput> customers(
      KeyedStream<CustomerLine, String> lines, Inputs inputs, CustomerSetup setup) {
    if (setup.policy().recorded()) {
      return lines
          .connect(inputs.definitions().broadcast(RulesState.DEFINITIONS))
          .process(new RecordedCustomers(setup));
    }
    return lines
        .connect(inputs.definitions().broadcast())
        .transform(
            "Customer",
            TypeInformation.of(CustomerOutput.class),
            new CustomerOperator(setup, Slices.USUAL));
  }

  /** Learns the weights of churn models, and tells them once in so much event time. */
  static DataStream<LearnedWeights> learn(DataStream<Example> examples, Duration every) {
    return examples
        .keyBy(example -> example.origin().modelId())
        .process(new ChurnLearner(every))
        .uid(OperatorUids.CHURN_LEARNER)
        .name("Churn learner");
  }
}

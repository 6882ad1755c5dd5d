package io.percorso.customerjourney;

import io.percorso.engine.churn.Example;
import io.percorso.engine.churn.LearnedWeights;
import io.percorso.engine.feedback.AnswerChange;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.DeadLetter;
import io.percorso.runtime.intake.DeadLetters;
import io.percorso.runtime.intake.Intake;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The graph, with both ends injected:
 *
 * <pre>
 * clickstream -> intake -+                              +-> segment changes
 *                        +-> by customer -> customer ---+-> journey transitions
 * feedback ----> intake -+        |                     +-> present standings
 *                  |              |                     +-> answers in context
 * dead letters <---+          definitions (broadcast)   +-> churn changes
 * </pre>
 *
 * <p>A live job also learns: what it knows of churn goes to a topic of its own and comes back with
 * the definitions.
 */
public final class CustomerJourneyTopology {
  /** Small against the time that facts take to be told, large against that of one customer. */
  private static final Duration SLICE = Duration.ofMillis(2);

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

  /**
   * What comes out.
   *
   * @param segmentChanges entries to and exits from segments
   * @param journeyTransitions changes of stage
   * @param churnChanges churn flags raised and cleared
   * @param examples what churn models can learn from
   * @param scores the risk of each customer at the end of a replay; live, none
   * @param standings where each customer stands after a change
   * @param answers answers in context, as signed changes
   * @param explanations answers to questions
   * @param reports how far new rules have come
   * @param deadLetters input that was refused
   */
  public record Outputs(
      DataStream<CustomerFact> segmentChanges,
      DataStream<CustomerFact> journeyTransitions,
      DataStream<CustomerFact> churnChanges,
      DataStream<Example> examples,
      DataStream<CustomerScore> scores,
      DataStream<PresentStanding> standings,
      DataStream<AnswerChange> answers,
      DataStream<CustomerExplanation> explanations,
      DataStream<JobReport> reports,
      DataStream<DeadLetter> deadLetters) {}

  /** Draws the graph. */
  public static Outputs build(Inputs inputs, CustomerFunction customerFunction) {
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
    SingleOutputStreamOperator<CustomerFact> customers =
        customers(clicks.union(answers).keyBy(CustomerLine::customerId), inputs, customerFunction)
            .uid(OperatorUids.CUSTOMER)
            .name("Customer");
    return new Outputs(
        customers,
        customers.getSideOutput(CustomerFunction.TRANSITIONS),
        customers.getSideOutput(CustomerFunction.CHURN_CHANGES),
        customers.getSideOutput(CustomerFunction.EXAMPLES),
        customers.getSideOutput(CustomerFunction.SCORES),
        customers.getSideOutput(CustomerFunction.STANDINGS),
        customers.getSideOutput(CustomerFunction.ANSWERS),
        customers.getSideOutput(CustomerFunction.EXPLANATIONS),
        customers.getSideOutput(CustomerFunction.REPORTS),
        clicks.getSideOutput(DeadLetters.TAG).union(answers.getSideOutput(DeadLetters.TAG)));
  }

  private static SingleOutputStreamOperator<CustomerFact> customers(
      KeyedStream<CustomerLine, String> lines, Inputs inputs, CustomerFunction function) {
    if (function.isRecorded()) {
      return lines
          .connect(
              inputs
                  .definitions()
                  .broadcast(CustomerFunction.DEFINITIONS, CustomerFunction.WEIGHTS))
          .process(function);
    }
    return lines
        .connect(inputs.definitions().broadcast())
        .transform(
            "Customer",
            TypeInformation.of(CustomerFact.class),
            new SweepingOperator(function, SLICE));
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

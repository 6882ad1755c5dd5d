package io.percorso.customerjourney;

import io.percorso.customerjourney.CustomerJourneyTopology.Inputs;
import io.percorso.customerjourney.CustomerJourneyTopology.Outputs;
import io.percorso.runtime.time.WallClock;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;

/**
 * The job with its Kafka ends. Options come as {@code --key value} or from the file named by {@code
 * --config}; Flink's own settings belong to the deployment.
 */
public final class CustomerJourneyJob {
  private CustomerJourneyJob() {}

  /** Runs the job on the cluster it is submitted to. */
  public static void main(String[] args) throws Exception {
    ParameterTool given = ParameterTool.fromArgs(args);
    ParameterTool options =
        given.has("config")
            ? ParameterTool.fromPropertiesFile(given.get("config")).mergeWith(given)
            : given;
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    Configuration safe = new Configuration();
    safe.set(PipelineOptions.GENERIC_TYPES, false);
    safe.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    env.configure(safe);
    build(env, options.getConfiguration(), WallClock.system());
    env.execute("percorso-customer-journey");
  }

  /** Adds the job to an environment. */
  public static void build(StreamExecutionEnvironment env, Configuration options, WallClock clock) {
    KafkaEnds ends = new KafkaEnds(options, clock);
    CustomerPolicy policy =
        new CustomerPolicy(
            options.get(CustomerJourneyOptions.HISTORY_KEEP).toMillis(),
            options.get(CustomerJourneyOptions.HISTORY_LONGEST).toMillis(),
            options.get(CustomerJourneyOptions.HISTORY_ENTRIES),
            options.get(CustomerJourneyOptions.DEDUPE).toMillis(),
            options.get(CustomerJourneyOptions.HISTORY_PROPERTIES),
            false);
    KafkaEnds.Control control = ends.definitions(env);
    Outputs outputs =
        CustomerJourneyTopology.build(
            new Inputs(ends.clickstream(env), ends.feedback(env), control.messages()),
            new CustomerFunction(policy, ends.bootstrap(), clock));
    ends.sink(outputs, control.deadLetters());
  }
}

package io.percorso.customerjourney;

import io.percorso.customerjourney.CustomerJourneyTopology.Inputs;
import io.percorso.customerjourney.CustomerJourneyTopology.Outputs;
import io.percorso.runtime.kafka.JobMain;
import io.percorso.runtime.time.WallClock;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job with its Kafka ends. */
public final class CustomerJourneyJob {
  private CustomerJourneyJob() {}

  /** Runs the job on the cluster it is submitted to; see {@link JobMain} for its options. */
  public static void main(String[] args) throws Exception {
    JobMain.run(
        "percorso-customer-journey", args, CustomerJourneyOptions.class, CustomerJourneyJob::build);
  }

  /** Adds the job to an environment. */
  public static void build(StreamExecutionEnvironment env, Configuration options, WallClock clock) {
    CustomerJourneyEnds ends = new CustomerJourneyEnds(options, clock);
    CustomerPolicy policy =
        new CustomerPolicy(
            CustomerJourneyOptions.limits(options),
            options.get(CustomerJourneyOptions.HISTORY_PROPERTIES),
            CustomerJourneyOptions.holdAhead(options),
            CustomerJourneyOptions.hot(options),
            CustomerJourneyOptions.backlog(options),
            null);
    CustomerJourneyEnds.ControlInput control = ends.control(env);
    Outputs outputs =
        CustomerJourneyTopology.build(
            new Inputs(ends.clickstream(env), ends.feedback(env), control.control()),
            new CustomerSetup(policy, ends.bootstrap(), clock));
    ends.sink(outputs, control.deadLetters());
  }
}

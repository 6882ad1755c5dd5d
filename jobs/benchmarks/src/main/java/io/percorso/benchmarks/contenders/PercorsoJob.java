package io.percorso.benchmarks.contenders;

import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.customerjourney.CustomerJourneyOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The customer-journey job as it is. */
final class PercorsoJob extends FlinkContender {
  PercorsoJob(boolean rocksDb) {
    super(rocksDb);
  }

  @Override
  void build(StreamExecutionEnvironment env, Task task) {
    Configuration options = new Configuration();
    options.set(CustomerJourneyOptions.BOOTSTRAP_SERVERS, task.bootstrap());
    options.set(CustomerJourneyOptions.TOPIC_PREFIX, task.prefix());
    // The log's time is not now, unless the clock is set back to it.
    options.set(CustomerJourneyOptions.QUIET, task.lag() > 0);
    long lag = task.lag();
    CustomerJourneyJob.build(env, options, () -> System.currentTimeMillis() - lag);
  }

  @Override
  String last() {
    return "Customer";
  }
}

package io.percorso.runtime.kafka;

import io.percorso.runtime.time.WallClock;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What every job does when it is submitted. Options come as {@code --key value} or from the file
 * named by {@code --config}; Flink's own settings belong to the deployment.
 */
public final class JobMain {
  private JobMain() {}

  /** Adds a job to an environment. */
  @FunctionalInterface
  public interface Builder {
    /** Adds the job. */
    void build(StreamExecutionEnvironment env, Configuration options, WallClock clock);
  }

  /**
   * Builds and runs a job on the cluster it is submitted to.
   *
   * @param known the class whose public constants are the job's options
   */
  public static void run(String name, String[] args, Class<?> known, Builder builder)
      throws Exception {
    Configuration options = JobOptions.read(args, known);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    Configuration safe = new Configuration();
    safe.set(PipelineOptions.GENERIC_TYPES, false);
    safe.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    env.configure(safe);
    builder.build(env, options, WallClock.system());
    env.execute(name);
  }
}

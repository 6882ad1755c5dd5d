package io.percorso.cli;

import java.nio.file.Path;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink inside this JVM, set up for the commands. */
public final class LocalCluster {
  private LocalCluster() {}

  /** For bounded input: sorted by customer and time, spilled to {@code work} where memory ends. */
  public static StreamExecutionEnvironment bounded(int parallelism, Path work) {
    Configuration configuration = plain(work);
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    configuration.set(
        ExecutionOptions.BATCH_SHUFFLE_MODE,
        org.apache.flink.api.common.BatchShuffleMode.ALL_EXCHANGES_BLOCKING);
    configuration.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  private static Configuration plain(Path work) {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, work.toString());
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
    return configuration;
  }

  /** Runs a job to its end; of a failure only the innermost message is kept for the user. */
  public static JobExecutionResult execute(StreamExecutionEnvironment env, String name)
      throws FailedException {
    try {
      return env.execute(name);
    } catch (Exception failure) {
      Throwable cause = failure;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new FailedException(name + " failed: " + cause, failure);
    }
  }
}

package io.percorso.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink inside this JVM, set up for the commands. */
public final class LocalCluster {
  /**
   * How RocksDB is set up for customers, each of whom is read, changed and written as one short,
   * dense value; the deployment says the same, and why.
   */
  public static final Map<String, String> ROCKSDB =
      Map.of(
          "state.backend.rocksdb.compression.per.level", "NO_COMPRESSION",
          "state.backend.rocksdb.use-bloom-filter", "true",
          "state.backend.rocksdb.compaction.style", "UNIVERSAL",
          "state.backend.rocksdb.options-factory", "io.percorso.runtime.state.ManyRuns",
          "state.backend.rocksdb.writebuffer.size", "4mb",
          "state.backend.rocksdb.writebuffer.count", "16");

  private LocalCluster() {}

  /** For bounded input: sorted by customer and time, spilled to {@code work} where memory ends. */
  public static StreamExecutionEnvironment bounded(int parallelism, Path work) {
    Configuration configuration = plain(work);
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    configuration.set(
        ExecutionOptions.BATCH_SHUFFLE_MODE,
        org.apache.flink.api.common.BatchShuffleMode.ALL_EXCHANGES_BLOCKING);
    // The exchange never leaves this machine: compressing it costs more than it saves.
    configuration.set(
        NettyShuffleEnvironmentOptions.SHUFFLE_COMPRESSION_CODEC,
        NettyShuffleEnvironmentOptions.CompressionCodec.NONE);
    configuration.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  /** A running environment, and the port of its web UI. */
  public record Live(StreamExecutionEnvironment environment, int uiPort) {}

  /** For live input: RocksDB state under {@code work}, checkpoints, restarts, the web UI. */
  public static Live live(int parallelism, Path work, int uiPort) {
    return live(parallelism, work, uiPort, new Configuration());
  }

  /** As {@link #live(int, Path, int)}; {@code others} win over what is set here. */
  public static Live live(int parallelism, Path work, int uiPort, Configuration others) {
    Configuration configuration = plain(work);
    int port = freePort(uiPort);
    configuration.set(RestOptions.PORT, port);
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(WebOptions.TMP_DIR, work.toString());
    configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    ROCKSDB.forEach(configuration::setString);
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, work.resolve("checkpoints").toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(100));
    configuration.addAll(others);
    return new Live(
        StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration)
            .setParallelism(parallelism),
        port);
  }

  /** The wanted port if nobody has it, else any that nobody has. */
  private static int freePort(int wanted) {
    return bindable(wanted).orElseGet(() -> bindable(0).orElse(wanted));
  }

  private static OptionalInt bindable(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return OptionalInt.of(socket.getLocalPort());
    } catch (IOException taken) {
      return OptionalInt.empty();
    }
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
      throw new FailedException(name + " failed: " + cause(failure), failure);
    }
  }

  /** What is at the bottom of a failure, in one line. */
  public static String cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}

package io.percorso.benchmarks.contenders;

import io.percorso.cli.LocalCluster;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink job in this JVM, with the settings that Percorso's own commands have. */
abstract class FlinkContender implements Contender {
  private final boolean rocksDb;
  private JobClient client;

  FlinkContender(boolean rocksDb) {
    this.rocksDb = rocksDb;
  }

  /** Adds the job; the operator at its end is called {@link #last}. */
  abstract void build(StreamExecutionEnvironment env, Task task) throws Exception;

  /** What the name of the operator at the end begins with; of several, what each of them takes. */
  abstract String last();

  /** Settings of the cluster that differ from those of Percorso's own commands. */
  Configuration settings() {
    return new Configuration();
  }

  @Override
  public void start(Task task) throws Exception {
    Configuration others = settings();
    others.setString("metrics.reporter.bench.factory.class", Meters.Factory.class.getName());
    others.setString("metrics.reporter.bench.interval", "1 s");
    if (!rocksDb) {
      others.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    }
    Contend.flinkOptions().forEach(others::setString);
    Files.createDirectories(task.folder());
    StreamExecutionEnvironment env =
        LocalCluster.live(Task.PARALLELISM, task.folder(), 0, others).environment();
    build(env, task);
    client = env.executeAsync("bench");
  }

  @Override
  public long taken() {
    return Meters.taken(last());
  }

  @Override
  public long[] checkpoint() {
    return new long[] {
      Meters.gauge("lastCheckpointDuration"), Meters.gauge("lastCheckpointFullSize")
    };
  }

  @Override
  public void close() {
    try {
      if (client != null) {
        client.cancel().get(30, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException itEndsWithItsProcess) {
      System.err.println(itEndsWithItsProcess.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.percorso.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.percorso.benchmarks.workload.Sender;
import io.percorso.cli.FailedException;
import io.percorso.cli.LocalCluster;
import io.percorso.cli.TemporaryFolder;
import io.percorso.cli.broker.EmbeddedBroker;
import io.percorso.cli.broker.Settings;
import io.percorso.cli.control.ControlPublisher;
import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Fills the input topics, starts the job, and takes the time until the last record has reached the
 * operator at the end. The first third is left out: in it the JVM compiles what it will run.
 * Producers wait a little longer for company than they would live, as one would have them when
 * catching up.
 */
final class Drain {
  private static final int PARTITIONS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final Load load;
  private final Afterwards afterwards;
  private final Topics topics = Topics.standard();

  /** What was measured. */
  record Result(long records, double seconds, double cpuSeconds) {
    /** In one line; {@code what} names a record. */
    String inWords(String what) {
      return String.format(
          Locale.ROOT,
          "%,d %ss in %.1f s: %,.0f %ss/s, %.1f CPU microseconds each (broker included)",
          records,
          what,
          seconds,
          records / seconds,
          what,
          cpuSeconds * 1e6 / records);
    }
  }

  /** What is done with the job once it has caught up. */
  interface Afterwards {
    /** Does it; {@code client} has the broker's address. */
    void run(Properties client) throws FailedException, InterruptedException;
  }

  Drain(Load load) {
    this(load, client -> {});
  }

  Drain(Load load, Afterwards afterwards) {
    this.load = load;
    this.afterwards = afterwards;
  }

  Result run() throws FailedException {
    try (TemporaryFolder folder = TemporaryFolder.make("percorso-bench-");
        EmbeddedBroker broker =
            EmbeddedBroker.start(Settings.fresh().withFolder(folder.path().resolve("kafka")))) {
      return run(broker, folder.path());
    } catch (IOException failure) {
      throw FailedException.of("cannot measure", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted", interrupted);
    }
  }

  private Result run(EmbeddedBroker broker, Path folder)
      throws FailedException, IOException, InterruptedException {
    broker.createTopics(
        topics.all().stream()
            .map(
                topic ->
                    new NewTopic(topic.name(), topic.partitions() == 1 ? 1 : PARTITIONS, (short) 1)
                        .configs(
                            topic.compacted() ? Map.of("cleanup.policy", "compact") : Map.of()))
            .toList());
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    ControlPublisher.publishFirst(load.definitions(), client);
    System.err.printf("percorso: filling the topics with %,d records ...%n", load.records());
    fill(client);
    System.err.println("percorso: working them off ...");
    return drain(broker, folder);
  }

  private void fill(Properties client) throws FailedException {
    try (Sender sender = Sender.ofMuch(client)) {
      load.fill(sender);
      sender.finish();
    }
  }

  private Result drain(EmbeddedBroker broker, Path folder)
      throws FailedException, IOException, InterruptedException {
    LocalCluster.Live live =
        LocalCluster.live(Runtime.getRuntime().availableProcessors(), folder, 0);
    Configuration options = new Configuration();
    options.set(CustomerJourneyOptions.BOOTSTRAP_SERVERS, broker.bootstrapServers());
    options.setString("kafka.linger.ms", "50");
    options.setString("kafka.batch.size", "65536");
    StreamExecutionEnvironment env = live.environment();
    load.build(env, options);
    try {
      JobClient job = env.executeAsync("drain");
      Result result = time(job, live.uiPort());
      Properties client = new Properties();
      client.setProperty("bootstrap.servers", broker.bootstrapServers());
      afterwards.run(client);
      job.cancel().get(30, TimeUnit.SECONDS);
      return result;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new FailedException("the job failed: " + LocalCluster.cause(failure), failure);
    }
  }

  private Result time(JobClient job, int port)
      throws IOException, InterruptedException, FailedException {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    URI address = URI.create("http://127.0.0.1:" + port + "/jobs/" + job.getJobID());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long begun = 0;
    long cpu = 0;
    long first = 0;
    while (System.nanoTime() < deadline) {
      long done = reached(address);
      if (begun == 0 && done >= load.records() / 3) {
        begun = System.nanoTime();
        cpu = machine.getProcessCpuTime();
        first = done;
      }
      if (done >= load.records()) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Result(done - first, seconds, (machine.getProcessCpuTime() - cpu) / 1e9);
      }
      // Asking costs something too.
      TimeUnit.MILLISECONDS.sleep(500);
    }
    throw new FailedException("the job did not get through in " + PATIENCE.toMinutes() + " min");
  }

  /** How many records the operator at the end has taken, as Flink's REST interface has it. */
  private long reached(URI address) throws IOException {
    JsonNode job;
    try (InputStream answer = address.toURL().openStream()) {
      job = new ObjectMapper().readTree(answer);
    } catch (IOException notYet) {
      return 0;
    }
    for (JsonNode vertex : job.path("vertices")) {
      if (vertex.path("name").asText().startsWith(load.operator())) {
        return vertex.path("metrics").path("read-records").asLong();
      }
    }
    return 0;
  }
}

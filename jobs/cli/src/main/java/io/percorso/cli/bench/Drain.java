package io.percorso.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.percorso.cli.ControlPublisher;
import io.percorso.cli.FailedException;
import io.percorso.cli.LocalCluster;
import io.percorso.cli.broker.EmbeddedBroker;
import io.percorso.cli.broker.Settings;
import io.percorso.cli.shoppers.ShopperAction;
import io.percorso.cli.shoppers.ShopperSettings;
import io.percorso.cli.shoppers.Shoppers;
import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.definitions.DefinitionSet;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Fills the input topics, starts the job, and takes the time until the last event has reached the
 * customers. The first third is left out: in it the JVM compiles what it will run. Producers wait a
 * little longer for company than they would live, as one would have them when catching up.
 */
final class Drain {
  private static final int PARTITIONS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final long events;
  private final int customers;
  private final DefinitionSet definitions;
  private final Topics topics = Topics.standard();

  /** What was measured. */
  record Result(long events, double seconds, double cpuSeconds) {}

  Drain(long events, int customers, DefinitionSet definitions) {
    this.events = events;
    this.customers = customers;
    this.definitions = definitions;
  }

  Result run() throws FailedException {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("percorso-bench-");
      try (EmbeddedBroker broker =
          EmbeddedBroker.start(Settings.fresh().withFolder(folder.resolve("kafka")))) {
        return run(broker, folder);
      }
    } catch (IOException failure) {
      throw new FailedException("cannot measure: " + failure.getMessage(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted", interrupted);
    } finally {
      delete(folder);
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
    ControlPublisher.publishFirst(definitions, client);
    System.err.printf("percorso: filling the topics with %,d events ...%n", events);
    fill(client);
    System.err.println("percorso: working them off ...");
    return drain(broker, folder);
  }

  private void fill(Properties client) {
    AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
    AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);
    Properties properties = new Properties();
    properties.putAll(client);
    properties.setProperty("linger.ms", "50");
    properties.setProperty("batch.size", "262144");
    properties.setProperty("buffer.memory", "67108864");
    Instant start = Instant.now().minus(Duration.ofDays(120));
    Shoppers shoppers = new Shoppers(ShopperSettings.natural(1, customers, start));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (long i = 0; i < events; i++) {
        ShopperAction action = shoppers.next();
        byte[] key = action.customerId().getBytes(StandardCharsets.UTF_8);
        boolean isCall = action.call() != null;
        String topic = isCall ? topics.clickstream().name() : topics.feedback().name();
        byte[] value = isCall ? calls.encode(action.call()) : answers.encode(action.answer());
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, key, value));
      }
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
    CustomerJourneyJob.build(env, options, WallClock.system());
    try {
      JobClient job = env.executeAsync("drain");
      Result result = time(job, live.uiPort());
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
      long done = reachedCustomers(address);
      if (begun == 0 && done >= events / 3) {
        begun = System.nanoTime();
        cpu = machine.getProcessCpuTime();
        first = done;
      }
      if (done >= events) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Result(done - first, seconds, (machine.getProcessCpuTime() - cpu) / 1e9);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new FailedException("the job did not get through in " + PATIENCE.toMinutes() + " min");
  }

  /** How many events the customer operator has taken, as Flink's REST interface has it. */
  private static long reachedCustomers(URI address) throws IOException {
    JsonNode job;
    try (InputStream answer = address.toURL().openStream()) {
      job = new ObjectMapper().readTree(answer);
    } catch (IOException notYet) {
      return 0;
    }
    for (JsonNode vertex : job.path("vertices")) {
      if (vertex.path("name").asText().startsWith("Customer")) {
        return vertex.path("metrics").path("read-records").asLong();
      }
    }
    return 0;
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException leftToTheSystem) {
      // A temporary folder: what is left of it, the system removes.
    }
  }
}

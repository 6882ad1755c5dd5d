package io.percorso.cli.control;

import io.percorso.cli.FailedException;
import io.percorso.cli.LocalCluster;
import io.percorso.cli.UsageException;
import io.percorso.customerjourney.ingest.KafkaDefinitions;
import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Option;

/** Where the topics are; a group of options of its own. */
final class ControlTopic {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka's brokers; default: localhost:9092, where the demo has its own.")
  private String servers;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Properties of Kafka clients: brokers, security and what else is needed.")
  private Path config;

  @Option(
      names = "--topics-prefix",
      paramLabel = "P",
      defaultValue = Topics.DEFAULT_PREFIX,
      description = "What the names of the topics begin with; default: ${DEFAULT-VALUE}.")
  private String prefix = Topics.DEFAULT_PREFIX;

  /** The name of the control topic. */
  String name() throws UsageException {
    return topics().definitions().name();
  }

  Topics topics() throws UsageException {
    try {
      return Topics.withPrefix(prefix);
    } catch (IllegalArgumentException illegal) {
      throw new UsageException(illegal.getMessage());
    }
  }

  Properties client() throws FailedException {
    Properties client = new Properties();
    if (config != null) {
      try (Reader reader = Files.newBufferedReader(config)) {
        client.load(reader);
      } catch (IOException failure) {
        throw FailedException.of("cannot read " + config, failure);
      }
    }
    if (servers != null || !client.containsKey("bootstrap.servers")) {
      client.setProperty("bootstrap.servers", servers == null ? "localhost:9092" : servers);
    }
    client.putIfAbsent("default.api.timeout.ms", "15000");
    client.putIfAbsent("max.block.ms", "15000");
    return client;
  }

  /** All records of the topic, closings included, each with the time it was published at. */
  Map<ControlMessage, Instant> read() throws FailedException, UsageException {
    Properties client = client();
    Map<ControlMessage, Instant> records = new LinkedHashMap<>();
    try {
      new KafkaDefinitions(name(), client, Wire.singleObject())
          .read((message, at) -> records.put(message, Instant.ofEpochMilli(at)));
      return records;
    } catch (KafkaException | IllegalStateException failure) {
      throw new FailedException(
          "cannot read "
              + name()
              + " at "
              + client.getProperty("bootstrap.servers")
              + ": "
              + LocalCluster.cause(failure));
    }
  }
}

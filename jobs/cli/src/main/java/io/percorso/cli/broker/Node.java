package io.percorso.cli.broker;

import com.yammer.metrics.core.MetricsRegistry;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka server, formatted and started; what it leaves in the JVM is swept when it stops. */
final class Node {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final AtomicInteger ALIVE = new AtomicInteger();

  private final KafkaRaftServer server;

  private Node(KafkaRaftServer server) {
    this.server = server;
  }

  /**
   * Formats the folder if it is new and starts a server on it.
   *
   * @throws PortTaken if another process took a port meanwhile
   * @throws BrokerException if it does not start for any other reason
   */
  static Node start(Path folder, Map<String, String> properties) throws PortTaken {
    StayAlive.install();
    ALIVE.incrementAndGet();
    KafkaRaftServer server = null;
    try {
      // Without logging of the two hundred values of the configuration.
      KafkaConfig config = new KafkaConfig(new HashMap<>(properties), false);
      if (Files.notExists(folder.resolve("meta.properties"))) {
        format(folder);
      }
      server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      return new Node(server);
    } catch (Exception e) {
      stop(server);
      throw explain(e);
    }
  }

  private static void format(Path folder) throws Exception {
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(SingleNode.NODE_ID)
          .setControllerListenerName(SingleNode.CONTROLLER_LISTENER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setUnstableFeatureVersionsEnabled(false)
          .setMetadataLogDirectory(folder.toString())
          .addDirectory(folder.toString())
          .run();
    }
  }

  /** Stops the server; what goes wrong on the way is logged, for there is nothing else to do. */
  void stop() {
    stop(server);
  }

  private static void stop(KafkaRaftServer server) {
    try {
      if (server != null) {
        server.shutdown();
        server.awaitShutdown();
      }
    } catch (RuntimeException e) {
      LOG.warn("The embedded broker did not stop cleanly", e);
    } finally {
      if (ALIVE.decrementAndGet() == 0) {
        sweepMetrics();
      }
    }
  }

  /**
   * Kafka's older metrics live in one registry of the JVM and outlive their server, holding on to
   * it: the next one would be given the gauges of the last. Their JMX beans go with them.
   */
  private static void sweepMetrics() {
    MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();
    registry.allMetrics().keySet().forEach(registry::removeMetric);
  }

  private static BrokerException explain(Exception failure) throws PortTaken {
    Throwable root = failure;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof BindException) {
        throw new PortTaken(failure);
      }
      root = at;
    }
    String message = String.valueOf(root.getMessage());
    String gaveUp = StayAlive.reason();
    String reason = gaveUp == null ? message : gaveUp + ": " + message;
    return new BrokerException("The broker did not start: " + reason.strip(), failure);
  }

  /** A port that was free when it was chosen is not free any more. */
  static final class PortTaken extends Exception {
    private static final long serialVersionUID = 1L;

    PortTaken(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}

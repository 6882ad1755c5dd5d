package io.percorso.cli.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A Kafka broker and controller (KRaft, combined) in this process, on 127.0.0.1 only.
 *
 * <p>It never ends the JVM: when Kafka gives up, {@link #failure()} says why. It installs no
 * shutdown hook of its own; {@link #close()} may be called from one. It speaks through slf4j only,
 * under {@code kafka}, {@code org.apache.kafka}, {@code state.change.logger} and this package. One
 * after another may live in a JVM; two at once share Kafka's metrics and {@link #failure()}.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int ATTEMPTS = 3;
  private static final Duration TOPICS_WITHIN = Duration.ofSeconds(30);

  private final DataFolder folder;
  private final Ports ports;
  private final Node node;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(DataFolder folder, Ports ports, Node node) {
    this.folder = folder;
    this.ports = ports;
    this.node = node;
  }

  /**
   * Formats the folder if it is new, starts the node and returns when it takes requests.
   *
   * @throws BrokerException if a port is taken, the folder cannot be written to or is in use by
   *     another broker, or Kafka does not start
   */
  public static EmbeddedBroker start(Settings settings) {
    DataFolder folder = DataFolder.open(settings.folder());
    try {
      return start(settings, folder);
    } catch (RuntimeException e) {
      folder.release();
      throw e;
    }
  }

  private static EmbeddedBroker start(Settings settings, DataFolder folder) {
    for (int attempt = 1; ; attempt++) {
      Ports ports = Ports.choose(settings.port());
      Map<String, String> properties =
          SingleNode.properties(folder.path(), ports, settings.overrides());
      try {
        return new EmbeddedBroker(folder, ports, Node.start(folder.path(), properties));
      } catch (Node.PortTaken e) {
        // Taken between our look and Kafka's bind: look again.
        if (attempt == ATTEMPTS) {
          throw new BrokerException("The broker found its port taken: " + e.getMessage(), e);
        }
      }
    }
  }

  /** Where clients connect: {@code host:port}. */
  public String bootstrapServers() {
    return Ports.HOST + ":" + ports.client();
  }

  /** Why Kafka gave up in this JVM since the last start, or null while all is well. */
  public String failure() {
    return StayAlive.reason();
  }

  /**
   * Creates the topics that do not exist yet and returns when every one is served ({@link
   * ServedTopics}), so that neither a producer nor a source meets an unknown topic. An existing
   * topic is left as it is.
   *
   * @throws BrokerException if a topic is refused or not served in time
   */
  public void createTopics(Collection<NewTopic> topics) {
    Map<String, Object> config =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    try (Admin admin = Admin.create(config)) {
      for (Map.Entry<String, KafkaFuture<Void>> topic :
          admin.createTopics(topics).values().entrySet()) {
        awaitCreated(topic.getKey(), topic.getValue());
      }
      awaitServed(admin, topics.stream().map(NewTopic::name).toList());
    }
  }

  private static void awaitCreated(String name, KafkaFuture<Void> created) {
    try {
      created.get(TOPICS_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new BrokerException(
            "Topic " + name + " was not created: " + e.getCause().getMessage(), e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("Interrupted while topic " + name + " was created.", e);
    } catch (TimeoutException e) {
      throw new BrokerException("Topic " + name + " was not created in time.", e);
    }
  }

  private static void awaitServed(Admin admin, List<String> names) {
    try {
      ServedTopics.await(admin, names);
    } catch (ExecutionException e) {
      throw new BrokerException(
          "Topics " + names + " are not served: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("Interrupted while topics " + names + " were created.", e);
    }
  }

  /**
   * Stops the node and, if the folder is ours, deletes it. Takes a second or two; a second call
   * does nothing; never throws.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      node.stop();
      folder.release();
    }
  }
}

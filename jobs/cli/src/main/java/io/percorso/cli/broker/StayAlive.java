package io.percorso.cli.broker;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Kafka from ending this JVM. A Kafka server answers a fatal fault with {@code System.exit}
 * or {@code Runtime.halt}; here it shares the process with Flink and the terminal, so instead the
 * thread that asked ends and the reason is kept.
 *
 * <p>The procedures stay in place for the life of the JVM: a thread of a closed broker may still
 * ask, and nothing else in this process goes through Kafka's {@code Exit}.
 */
final class StayAlive {

  private static final Logger LOG = LoggerFactory.getLogger(StayAlive.class);
  private static final AtomicReference<String> REASON = new AtomicReference<>();

  private StayAlive() {}

  /** Puts the procedures in place and forgets an earlier reason. */
  static void install() {
    REASON.set(null);
    Exit.setExitProcedure(StayAlive::refuse);
    Exit.setHaltProcedure(StayAlive::refuse);
    // Whoever starts the broker closes it; Kafka's own hooks would race with that.
    Exit.setShutdownHookAdder((name, hook) -> {});
  }

  /** Why Kafka last wanted to end the JVM, or null if it did not. */
  static String reason() {
    return REASON.get();
  }

  private static void refuse(int status, String message) {
    String reason = message == null ? "status " + status : message;
    REASON.set(reason);
    LOG.error("The embedded broker gave up: {}", reason);
    throw new GaveUp(reason);
  }

  /** Ends the thread that wanted to end the JVM. */
  private static final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GaveUp(String reason) {
      super(reason);
    }
  }
}

package io.percorso.benchmarks.run;

import io.percorso.cli.FailedException;
import io.percorso.cli.broker.EmbeddedBroker;
import io.percorso.cli.broker.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The broker in a process of its own; it says where it is, and runs until its input ends. */
final class BrokerMain {
  private static final String MARK = "broker,";

  private BrokerMain() {}

  /**
   * Runs it.
   *
   * @param args the folder of its data, which stays
   */
  public static void main(String[] args) throws IOException {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Settings.fresh().withFolder(Path.of(args[0])))) {
      System.out.println(MARK + broker.bootstrapServers());
      while (System.in.read() >= 0) {
        // Until nobody wants anything any more.
      }
    }
    System.exit(0);
  }

  /** A broker that is running. */
  record Running(Jvm jvm, String bootstrap) implements AutoCloseable {
    Properties client() {
      Properties client = new Properties();
      client.setProperty("bootstrap.servers", bootstrap);
      return client;
    }

    @Override
    public void close() {
      jvm.close();
    }
  }

  static Running start(Path folder) throws FailedException {
    Jvm jvm =
        Jvm.start(
            Jvm.Setup.ofFlink(List.of("-Xmx1g")),
            folder.resolve("broker.log"),
            BrokerMain.class,
            folder.resolve("kafka").toString());
    String line = jvm.await(said -> said.startsWith(MARK));
    return new Running(jvm, line.substring(MARK.length()));
  }
}

package io.percorso.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.cli.FailedException;
import io.percorso.cli.broker.EmbeddedBroker;
import io.percorso.cli.broker.Settings;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class SenderITCase {
  @Test
  void whatTheBrokerDoesNotTakeFailsTheRun() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(Settings.fresh())) {
      broker.createTopics(
          List.of(
              new NewTopic("clicks", 1, (short) 1),
              new NewTopic("narrow", 1, (short) 1).configs(Map.of("max.message.bytes", "200"))));
      Properties client = new Properties();
      client.setProperty("bootstrap.servers", broker.bootstrapServers());
      try (Sender sender = Sender.atOnce(client)) {
        sender.send("clicks", "ada", new byte[300]);
        sender.finish();
        sender.send("narrow", "ada", new byte[300]);
        assertThatThrownBy(sender::finish)
            .isInstanceOf(FailedException.class)
            .hasMessageStartingWith("a record was not sent: ");
        assertThatThrownBy(() -> sender.send("clicks", "ada", new byte[300]))
            .isInstanceOf(FailedException.class);
      }
    }
  }
}

package io.percorso.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobOptionsTest {
  @TempDir private Path folder;

  private Configuration read(String file, String... args) throws IOException {
    Path config = Files.writeString(folder.resolve("job.properties"), file);
    String[] all = new String[args.length + 2];
    all[0] = "--config";
    all[1] = config.toString();
    System.arraycopy(args, 0, all, 2, args.length);
    return JobOptions.read(all, KafkaOptions.class);
  }

  @Test
  void argumentsWinOverTheFile() throws IOException {
    Configuration options =
        read(
            "time.disorder=30 s\ndelivery=exactly-once\nkafka.client.rack=a\n",
            "--time.disorder",
            "10 s");
    assertThat(options.get(KafkaOptions.DISORDER)).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.get(KafkaOptions.DELIVERY)).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(options.toMap()).containsEntry("kafka.client.rack", "a").doesNotContainKey("config");
  }

  /** A job that ignored it would run otherwise than those who deploy it believe. */
  @Test
  void whatIsNoOptionIsRefused() {
    assertThatThrownBy(() -> read("", "--delivry", "exactly-once"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unknown option delivry; the options are delivery, ");
    assertThatThrownBy(() -> read("time.disoder=30 s\n"))
        .hasMessageStartingWith("unknown option time.disoder; ");
  }

  /** Flink's own word for losing facts is none of Percorso's. */
  @Test
  void deliveryIsOneOfTwo() throws IOException {
    Configuration options = read("delivery=none\n");
    assertThatThrownBy(() -> options.get(KafkaOptions.DELIVERY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("delivery");
  }
}

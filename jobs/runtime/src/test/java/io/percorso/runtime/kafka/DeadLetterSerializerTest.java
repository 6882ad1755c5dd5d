package io.percorso.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.runtime.intake.DeadLetter;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DeadLetterSerializerTest {

  @Test
  void theBytesAsTheyCameWithWhereFromAndWhyAsHeaders() {
    byte[] raw = {0, (byte) 0xff, 10};
    ProducerRecord<byte[], byte[]> record =
        new DeadLetterSerializer("percorso.dead-letters")
            .serialize(
                new DeadLetter("percorso.feedback", 2, 17, "no customerId \u2013 none", raw),
                null,
                5L);
    assertThat(record.topic()).isEqualTo("percorso.dead-letters");
    assertThat(record.value()).isEqualTo(raw);
    assertThat(
            Arrays.stream(record.headers().toArray()).map(DeadLetterSerializerTest::text).toList())
        .containsExactly(
            "percorso.topic=percorso.feedback",
            "percorso.partition=2",
            "percorso.offset=17",
            "percorso.reason=no customerId \u2013 none");
  }

  private static String text(Header header) {
    return header.key() + "=" + new String(header.value(), UTF_8);
  }
}

package io.percorso.runtime.kafka;

import static io.percorso.runtime.Fixtures.AT;
import static io.percorso.runtime.Fixtures.answer;
import static io.percorso.runtime.Fixtures.call;
import static io.percorso.runtime.Fixtures.closedPort;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.runtime.intake.DeadLetter;
import io.percorso.runtime.intake.Intake;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.wire.AvroCodec;
import io.percorso.schemas.wire.SchemaRegistryException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class IntakeDeserializerTest {

  private static final Duration TOLERANCE = Duration.ofMinutes(10);
  private static final String PREFIX = "percorso.";
  private static final long LONG_AGO = AT - Duration.ofDays(30).toMillis();

  private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
  private final IntakeDeserializer clickstream =
      opened(IntakeDeserializer.clickstream(PREFIX, Wire.singleObject(), TOLERANCE, () -> AT));

  /** As it arrives at a task: by way of serialization. */
  private static IntakeDeserializer opened(IntakeDeserializer deserializer) {
    IntakeDeserializer arrived;
    try {
      arrived = InstantiationUtil.clone(deserializer);
    } catch (IOException | ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    }
    arrived.open(null);
    return arrived;
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] value, long timestamp) {
    return record(value, timestamp, TimestampType.CREATE_TIME);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      byte[] value, long timestamp, TimestampType type) {
    return new ConsumerRecord<>(
        "percorso.clickstream",
        3,
        42,
        timestamp,
        type,
        -1,
        value == null ? -1 : value.length,
        null,
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  private static Intake read(IntakeDeserializer deserializer, byte[] value) {
    return read(deserializer, record(value, LONG_AGO));
  }

  private static Intake read(
      IntakeDeserializer deserializer, ConsumerRecord<byte[], byte[]> record) {
    List<Intake> out = new ArrayList<>();
    deserializer.deserialize(record, new ListCollector<>(out));
    assertThat(out).hasSize(1);
    return out.get(0);
  }

  private static ClickstreamCall.Builder callAt(long at) {
    return ClickstreamCall.newBuilder()
        .setType("track")
        .setEvent("Product Viewed")
        .setUserId("u1")
        .setTimestamp(Instant.ofEpochMilli(at));
  }

  @Test
  void aGoodRecordIsALine() {
    Intake intake = read(clickstream, calls.encode(callAt(AT).build()));
    assertThat(intake.isAccepted()).isTrue();
    assertThat(intake.offset()).isEqualTo(42);
    assertThat(intake.line().customerId()).isEqualTo("u1");
    assertThat(intake.line().at()).isEqualTo(AT);
    assertThat(intake.line().order()).isEqualTo(42);
  }

  @Test
  void noValueIsADeadLetter() {
    Intake intake = read(clickstream, (byte[]) null);
    assertThat(intake.isAccepted()).isFalse();
    assertThat(intake.offset()).isEqualTo(42);
    assertThat(intake.deadLetter())
        .usingRecursiveComparison()
        .isEqualTo(new DeadLetter("percorso.clickstream", 3, 42, "no value", new byte[0]));
  }

  @Test
  void garbageIsADeadLetterAndWhatComesAfterIsRead() {
    byte[] good = calls.encode(callAt(AT).build());
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      byte[] bad = garbage(good, random, i % 5);
      Intake refused = read(clickstream, bad);
      if (!refused.isAccepted()) {
        assertThat(refused.deadLetter().reason()).isNotBlank();
        assertThat(refused.deadLetter().raw()).isEqualTo(bad);
      }
      Intake after = read(clickstream, good);
      assertThat(after.isAccepted()).isTrue();
      assertThat(after.line().customerId()).isEqualTo("u1");
    }
  }

  private static byte[] garbage(byte[] good, Random random, int kind) {
    switch (kind) {
      case 0 -> {
        byte[] noise = new byte[random.nextInt(100)];
        random.nextBytes(noise);
        return noise;
      }
      case 1 -> {
        return Arrays.copyOf(good, random.nextInt(good.length));
      }
      case 2 -> {
        return Arrays.copyOf(good, good.length + 1 + random.nextInt(10));
      }
      case 3 -> {
        byte[] framedNoise = good.clone();
        for (int i = 10; i < framedNoise.length; i++) {
          framedNoise[i] = (byte) random.nextInt();
        }
        return framedNoise;
      }
      default -> {
        byte[] flipped = good.clone();
        flipped[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      }
    }
  }

  @Test
  void ofRefusedBytesSixtyFourKibibytesAreKept() {
    byte[] huge = new byte[3 * DeadLetter.MOST_RAW_BYTES];
    assertThat(read(clickstream, huge).deadLetter().raw()).hasSize(64 * 1024);
  }

  @Test
  void anEventFromTheFutureIsRefused() {
    long edge = AT + TOLERANCE.toMillis();
    assertThat(read(clickstream, calls.encode(callAt(edge).build())).isAccepted()).isTrue();
    Intake beyond = read(clickstream, calls.encode(callAt(edge + 1).build()));
    assertThat(beyond.isAccepted()).isFalse();
    assertThat(beyond.deadLetter().reason()).startsWith("from the future by more than");
    byte[] value = calls.encode(callAt(edge + 1).build());
    assertThat(read(clickstream, record(value, ConsumerRecord.NO_TIMESTAMP)).isAccepted())
        .isFalse();
    // The broker's clock may be ahead of ours, and counts then; not so a producer's.
    assertThat(read(clickstream, record(value, AT + 1)).isAccepted()).isFalse();
    assertThat(read(clickstream, record(value, AT + 1, TimestampType.LOG_APPEND_TIME)).isAccepted())
        .isTrue();
    assertThat(read(clickstream, record(value, AT - 1, TimestampType.LOG_APPEND_TIME)).isAccepted())
        .isFalse();
  }

  @Test
  void answersAreReadFromTheirOwnTopic() {
    IntakeDeserializer feedback =
        opened(IntakeDeserializer.feedback(PREFIX, Wire.singleObject(), TOLERANCE, () -> AT));
    byte[] value =
        AvroCodec.singleObject(FeedbackAnswer.class)
            .encode(
                FeedbackAnswer.newBuilder()
                    .setResponseId("r1")
                    .setCustomerId("u2")
                    .setMetric("CES")
                    .setScore(7.0)
                    .setTimestamp(Instant.ofEpochMilli(AT))
                    .build());
    assertThat(read(feedback, value).line().customerId()).isEqualTo("u2");
    assertThat(read(feedback, calls.encode(callAt(AT).build())).isAccepted()).isFalse();
    assertThat(read(clickstream, value).isAccepted()).isFalse();
  }

  @Test
  void valuesMayBeLinesOfJson() {
    IntakeDeserializer json = opened(IntakeDeserializer.json(false, TOLERANCE, () -> AT));
    assertThat(read(json, call("").getBytes(UTF_8)).line().customerId()).isEqualTo("u1");
    assertThat(read(json, "{".getBytes(UTF_8)).deadLetter().reason()).startsWith("not JSON");
    assertThat(read(json, new byte[0]).deadLetter().reason()).isEqualTo("not a JSON object");
    assertThat(read(json, (byte[]) null).deadLetter().reason()).isEqualTo("no value");
    IntakeDeserializer answers = opened(IntakeDeserializer.json(true, TOLERANCE, () -> AT));
    assertThat(read(answers, answer("").getBytes(UTF_8)).isAccepted()).isTrue();
    assertThat(read(answers, call("").getBytes(UTF_8)).deadLetter().reason())
        .isEqualTo("no customerId");
  }

  @Test
  void anOutageOfTheRegistryIsNobodysDeadLetter() throws Exception {
    IntakeDeserializer registered =
        opened(
            IntakeDeserializer.clickstream(
                PREFIX, new Wire("http://127.0.0.1:" + closedPort()), TOLERANCE, () -> AT));
    byte[] framed = {0, 0, 0, 0, 7, 1, 2, 3};
    assertThatThrownBy(() -> read(registered, framed)).isInstanceOf(SchemaRegistryException.class);
    assertThat(read(registered, new byte[] {9, 9}).deadLetter().reason()).isNotBlank();
  }
}

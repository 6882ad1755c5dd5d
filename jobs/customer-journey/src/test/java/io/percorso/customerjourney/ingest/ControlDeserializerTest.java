package io.percorso.customerjourney.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.customerjourney.Control;
import io.percorso.customerjourney.emit.ChurnWeightsOut;
import io.percorso.definitions.ControlMessage;
import io.percorso.engine.churn.LearnedWeights;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.ChurnWeights;
import io.percorso.schemas.ControlRecord;
import io.percorso.schemas.Definition;
import io.percorso.schemas.SetClosed;
import io.percorso.schemas.wire.AvroCodec;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlDeserializerTest {

  private final AvroCodec<ControlRecord> codec = AvroCodec.singleObject(ControlRecord.class);
  private final ControlDeserializer deserializer = new ControlDeserializer(Wire.singleObject());

  @BeforeEach
  void open() {
    deserializer.open();
  }

  private ControlIntake read(byte[] value) {
    return deserializer.read(new ConsumerRecord<>("percorso.definitions", 0, 9, null, value));
  }

  private ControlIntake read(Definition definition, SetClosed closed) {
    return read(
        codec.encode(
            ControlRecord.newBuilder().setDefinition(definition).setSetClosed(closed).build()));
  }

  private static Definition definition(boolean retired) {
    return new Definition("segment", "vip", 3, 7L, retired, "kind: segment", Instant.EPOCH);
  }

  @Test
  void recordsOfTheTopicAreMessages() {
    assertThat(read(definition(false), null).control().message())
        .isEqualTo(ControlMessage.definition("segment/vip", 3, 7, "kind: segment"));
    assertThat(read(definition(true), null).control().message())
        .isEqualTo(ControlMessage.retirement("segment/vip", 3, 7, "kind: segment"));
    assertThat(read(null, new SetClosed(7L, Instant.EPOCH, 1)).control().message())
        .isEqualTo(ControlMessage.closing(7));
  }

  @Test
  void learnedWeightsAreAsTheyWereWritten() {
    LearnedWeights weights =
        new LearnedWeights("c", 2, 5_000, 7, -.5, Map.of("recency", 1.5), .4, .3);
    ChurnWeights record = new ChurnWeightsOut().value(weights);
    WeightsDeserializer reader = new WeightsDeserializer(Wire.singleObject());
    reader.open();
    byte[] value = AvroCodec.singleObject(ChurnWeights.class).encode(record);
    ConsumerRecord<byte[], byte[]> good = new ConsumerRecord<>("w", 0, 1, null, value);
    assertThat(reader.read(good).control()).isEqualTo(Control.of(weights));
    ConsumerRecord<byte[], byte[]> bad = new ConsumerRecord<>("w", 0, 2, null, new byte[] {9});
    assertThat(reader.read(bad).control()).isNull();
    assertThat(reader.read(bad).deadLetter().source()).isEqualTo("w");
    assertThat(new ChurnWeightsOut().key(weights)).isEqualTo("c");
  }

  @Test
  void garbageIsADeadLetter() {
    for (byte[] value : new byte[][] {null, {}, {1, 2, 3}, new byte[100_000]}) {
      ControlIntake intake = read(value);
      assertThat(intake.control()).isNull();
      assertThat(intake.deadLetter().source()).isEqualTo("percorso.definitions");
      assertThat(intake.deadLetter().position()).isEqualTo(9);
      assertThat(intake.deadLetter().reason()).isNotBlank();
      assertThat(intake.deadLetter().raw()).hasSizeLessThanOrEqualTo(64 * 1024);
    }
    assertThat(read(null, null).deadLetter().reason())
        .isEqualTo("neither a definition nor the closing of a set");
    assertThat(read(definition(false), null).control()).isNotNull();
  }
}

package io.percorso.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.CustomerStanding;
import io.percorso.schemas.PropertyValue;
import io.percorso.schemas.RandomRecords;
import io.percorso.schemas.SegmentChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MalformedRecordTest {

  private static final Schema CALL = ClickstreamCall.getClassSchema();

  private final AvroCodec<ClickstreamCall> codec = AvroCodec.singleObject(ClickstreamCall.class);
  private final ClickstreamCall good = new RandomRecords(11).next(ClickstreamCall.class);
  private final byte[] payload = codec.encode(good);

  @AfterEach
  void theNextGoodRecordIsReadAsIfNothingHadHappened() throws MalformedRecordException {
    assertThat(codec.decode(payload)).isEqualTo(good);
  }

  @Test
  void noValue() {
    assertRefused(null, "No value at all");
  }

  @Test
  void noBytes() {
    assertRefused(new byte[0], "Truncated: 0 bytes, fewer than the header's 10");
  }

  @Test
  void everyTruncationIsRefused() {
    for (int length = 0; length < payload.length; length++) {
      byte[] cut = Arrays.copyOf(payload, length);
      assertThatThrownBy(() -> codec.decode(cut))
          .as("cut to %d bytes", length)
          .isInstanceOf(MalformedRecordException.class)
          .hasMessageContaining("Truncated");
    }
  }

  @Test
  void bytesAfterTheEnd() {
    assertRefused(
        Arrays.copyOf(payload, payload.length + 3),
        "3 bytes too many after the end of the ClickstreamCall");
  }

  @Test
  void anotherFormat() {
    assertRefused(
        "{\"type\":\"track\"}".getBytes(StandardCharsets.UTF_8),
        "Not Avro single-object encoding: begins with 7B 22 in place of C3 01");
  }

  @Test
  void aFingerprintThatNoReleaseWrote() {
    byte[] changed = payload.clone();
    Arrays.fill(changed, 2, 10, (byte) 0x5A);

    assertRefused(changed, "Unknown schema: no release wrote the fingerprint 5a5a5a5a5a5a5a5a");
  }

  @Test
  void aRecordOfAnotherTopic() {
    byte[] other =
        AvroCodec.singleObject(SegmentChange.class)
            .encode(new RandomRecords(1).next(SegmentChange.class));

    assertThatThrownBy(() -> codec.decode(other))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith("Unknown schema");
  }

  @Test
  void aTextOfNegativeLength() {
    assertRefused(call(encoder -> encoder.writeLong(-5)), "A length is negative: -5");
  }

  @Test
  void aTextLongerThanTheRecord() {
    assertRefused(
        call(encoder -> encoder.writeLong(Integer.MAX_VALUE)),
        "Truncated: a length of 2147483647 bytes with 0 left");
  }

  @Test
  void aMapOfMoreItemsThanTheRecordHasBytes() {
    assertRefused(
        callWithProperties(encoder -> encoder.writeLong(1L << 31)),
        "An array or map claims 2147483648 items, more than its bytes can hold");
  }

  @Test
  void aMapOfTheMostNegativeNumberOfItems() {
    assertRefused(
        callWithProperties(
            encoder -> {
              encoder.writeLong(Long.MIN_VALUE);
              encoder.writeLong(0);
            }),
        "An array or map claims 2^63 items, more than its bytes can hold");
  }

  @Test
  void anAlternativeThatDoesNotExist() {
    AvroBytes.Body body =
        encoder -> {
          encoder.writeLong(1);
          encoder.writeString("p");
          encoder.writeIndex(7);
        };

    assertRefused(callWithProperties(body), "The number of an alternative that does not exist");
  }

  @Test
  void aNegativeAlternative() {
    AvroBytes.Body body =
        encoder -> {
          encoder.writeLong(1);
          encoder.writeString("p");
          encoder.writeIndex(-1);
        };

    assertRefused(callWithProperties(body), "The number of an alternative is negative: -1");
  }

  @Test
  void aNumberWithoutEnd() {
    byte[] endless = new byte[11];
    Arrays.fill(endless, (byte) 0xFF);

    assertRefused(
        call(encoder -> encoder.writeFixed(endless)), "A number runs on for more than ten bytes");
  }

  @Test
  void nestingDeeperThanAnyoneMeans() {
    assertRefused(
        callWithProperties(nestedArrays(100_000)), "Nested deeper than 32 arrays and maps");
  }

  @Test
  void nestingAsDeepAsAllowedIsRead() throws MalformedRecordException {
    // The map of properties is the first level.
    PropertyValue value = new PropertyValue("deep");
    for (int level = 1; level < 32; level++) {
      value = new PropertyValue(List.of(value));
    }
    ClickstreamCall call = ClickstreamCall.newBuilder().setProperties(Map.of("p", value)).build();

    assertThat(codec.decode(codec.encode(call))).isEqualTo(call);
    call.setProperties(new HashMap<>(Map.of("p", new PropertyValue(List.of(value)))));
    byte[] deeper = codec.encode(call);
    assertRefused(deeper, "Nested deeper than 32 arrays and maps");
  }

  @Test
  void nestingInAFieldThatThisReleaseDoesNotKnow() {
    Schema later =
        new Schema.Parser()
            .parse(CALL.toString().replace("\"name\":\"traits\"", "\"name\":\"unheardOf\""));
    var reader = AvroCodec.singleObject(ClickstreamCall.class, List.of(later));
    byte[] deep =
        AvroBytes.singleObject(
            later,
            encoder -> {
              writeCallUpToProperties(encoder);
              encoder.writeLong(0);
              encoder.writeLong(0);
              nestedArrays(100_000).writeTo(encoder);
            });

    assertThatThrownBy(() -> reader.decode(deep))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("Nested deeper than 32 arrays and maps");
  }

  @Test
  void aListInsideAListThatEachClaimTheWholeRecord() {
    // Each claim alone would pass; together they would make a reader allocate for all of them.
    AvroBytes.Body body =
        encoder -> {
          encoder.writeLong(1);
          encoder.writeString("p");
          for (int level = 0; level < 30; level++) {
            encoder.writeIndex(5);
            encoder.writeLong(900);
          }
          encoder.writeFixed(new byte[1_000]);
        };

    assertRefused(
        callWithProperties(body), "An array or map claims 900 items, more than its bytes can hold");
  }

  @Test
  void aSchemaOfTheRegistryThatIsNotThisRecords() {
    var registry = new InMemorySchemaRegistry();
    int id = registry.register("percorso.customers-value", CustomerStanding.getClassSchema());
    int text = registry.register("greetings-value", Schema.create(Schema.Type.STRING));
    var reader = AvroCodec.confluent(ClickstreamCall.class, "c-value", registry);

    assertThatThrownBy(() -> reader.decode(AvroBytes.confluent(id, encoder -> {})))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith("Written as io.percorso.schemas.CustomerStanding");
    assertThatThrownBy(
            () -> reader.decode(AvroBytes.confluent(text, encoder -> encoder.writeString("hi"))))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("Written as string, which this release cannot read");
  }

  @Test
  void anIdThatTheRegistryDoesNotKnowAndAHeaderThatIsNotOne() {
    var reader =
        AvroCodec.confluent(ClickstreamCall.class, "c-value", new InMemorySchemaRegistry());

    assertThatThrownBy(() -> reader.decode(AvroBytes.confluent(99, encoder -> {})))
        .hasMessage("Unknown schema: the registry has no Avro schema with id 99");
    assertThatThrownBy(() -> reader.decode(AvroBytes.confluent(-1, encoder -> {})))
        .hasMessage("Unknown schema: the registry has no Avro schema with id -1");
    assertThatThrownBy(() -> reader.decode(payload))
        .hasMessage("Not in the schema registry's format: begins with C3 in place of 00");
    assertThatThrownBy(() -> reader.decode(new byte[4]))
        .hasMessage("Truncated: 4 bytes, fewer than the header's 5");
    assertThatThrownBy(() -> reader.decode(null)).hasMessage("No value at all");
  }

  private void assertRefused(byte[] bytes, String reason) {
    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(reason);
  }

  private static byte[] call(AvroBytes.Body body) {
    return AvroBytes.singleObject(CALL, body);
  }

  private static byte[] callWithProperties(AvroBytes.Body properties) {
    return call(
        encoder -> {
          writeCallUpToProperties(encoder);
          properties.writeTo(encoder);
        });
  }

  private static void writeCallUpToProperties(BinaryEncoder encoder) throws IOException {
    encoder.writeString("track");
    for (int nullable = 0; nullable < 6; nullable++) {
      encoder.writeIndex(0);
    }
  }

  /** A map with one property: a list within a list within a list and so on. */
  private static AvroBytes.Body nestedArrays(int levels) {
    return encoder -> {
      encoder.writeLong(1);
      encoder.writeString("p");
      for (int level = 0; level < levels; level++) {
        encoder.writeIndex(5);
        encoder.writeLong(1);
      }
    };
  }
}

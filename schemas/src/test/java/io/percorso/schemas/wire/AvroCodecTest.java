package io.percorso.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.schemas.ChurnChange;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.PropertyValue;
import io.percorso.schemas.RandomRecords;
import io.percorso.schemas.SegmentChange;
import io.percorso.schemas.Topic;
import io.percorso.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AvroCodecTest {

  private static final int SEEDS = 300;

  static Stream<Arguments> topicsInEachFormat() {
    return Topics.standard().all().stream()
        .filter(topic -> topic.schema().isPresent())
        .flatMap(
            topic -> Stream.of(WireFormat.values()).map(format -> Arguments.of(topic, format)));
  }

  @ParameterizedTest
  @MethodSource("topicsInEachFormat")
  <T extends SpecificRecord> void whatIsEncodedIsDecodedAgain(Topic<T> topic, WireFormat format)
      throws MalformedRecordException {
    AvroCodec<T> codec = AvroCodec.of(topic, format, new InMemorySchemaRegistry());
    for (long seed = 0; seed < SEEDS; seed++) {
      T record = new RandomRecords(seed).next(topic.valueType());

      byte[] payload = codec.encode(record);
      assertThat(codec.decode(payload)).as("seed %d", seed).isEqualTo(record);
      assertThat(codec.read(payload, fieldsOf(topic.valueType())))
          .as("fields with seed %d", seed)
          .isEqualTo(record);
    }
  }

  /** A record made of its fields as Avro makes it. */
  static <T extends SpecificRecord> FieldReader<T, RuntimeException> fieldsOf(Class<T> type) {
    Schema schema = SpecificData.get().getSchema(type);
    var data = new SpecificData();
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    var reader = new SpecificDatumReader<T>(schema, schema, data);
    return fields -> reader.read(null, fields);
  }

  @Test
  void aRecordOfAnOldSchemaIsReadWithDefaultsForWhatItLacks() throws MalformedRecordException {
    Schema old =
        schema(
            "SegmentChange",
            "{'name':'customerId','type':'string','default':''},"
                + "{'name':'segmentVersion','type':'int','default':0}");
    var codec = AvroCodec.singleObject(SegmentChange.class, List.of(old));
    byte[] payload =
        AvroBytes.singleObject(
            old,
            AvroBytes.record(
                old,
                record -> {
                  record.put("customerId", "u1");
                  record.put("segmentVersion", 7);
                  return record;
                }));

    assertThat(codec.decode(payload))
        .isEqualTo(SegmentChange.newBuilder().setCustomerId("u1").setSegmentVersion(7).build())
        .returns(Instant.EPOCH, SegmentChange::getAt);
  }

  @Test
  void aFieldThatThisReleaseDoesNotKnowIsPassedOver() throws MalformedRecordException {
    Schema later =
        schema(
            "SegmentChange",
            "{'name':'mood','type':{'type':'map','values':{'type':'array','items':'string'}},"
                + "'default':{}},{'name':'customerId','type':'string','default':''}");
    var codec = AvroCodec.singleObject(SegmentChange.class, List.of(later));
    byte[] payload =
        AvroBytes.singleObject(
            later,
            AvroBytes.record(
                later,
                record -> {
                  record.put("mood", Map.of("now", List.of("good", "fair")));
                  record.put("customerId", "u1");
                  return record;
                }));

    assertThat(codec.decode(payload))
        .isEqualTo(SegmentChange.newBuilder().setCustomerId("u1").build());
    assertThat(codec.read(payload, fieldsOf(SegmentChange.class)))
        .as("fields of the current schema")
        .isEqualTo(SegmentChange.newBuilder().setCustomerId("u1").build());
  }

  @Test
  void aRecordInBlocksWithTheirLengthIsReadLikeAnyOther() throws MalformedRecordException {
    var codec = AvroCodec.singleObject(ChurnChange.class);
    Schema schema = ChurnChange.getClassSchema();
    ChurnChange change = new RandomRecords(5).next(ChurnChange.class);
    byte[] payload = codec.encode(change);
    byte[] blocked =
        AvroBytes.singleObject(
            schema,
            plain -> {
              var out = new ByteArrayOutputStream();
              var blocking = EncoderFactory.get().blockingBinaryEncoder(out, null);
              var data = new SpecificData();
              data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
              new SpecificDatumWriter<ChurnChange>(schema, data).write(change, blocking);
              blocking.flush();
              plain.writeFixed(out.toByteArray());
            });

    assertThat(change.getReasons()).isNotEmpty();
    assertThat(blocked).isNotEqualTo(payload);
    assertThat(codec.decode(blocked)).isEqualTo(change);
  }

  @Test
  void theSchemaIsRegisteredOnceUnderTheTopicsValueAndByWritersOnly()
      throws MalformedRecordException {
    var registry = new InMemorySchemaRegistry();
    var topic = Topics.withPrefix("shop.").feedback();
    var writer = AvroCodec.of(topic, WireFormat.CONFLUENT, registry);
    var reader = AvroCodec.of(topic, WireFormat.CONFLUENT, registry);
    FeedbackAnswer answer = new RandomRecords(1).next(FeedbackAnswer.class);

    assertThat(reader.decode(writer.encode(answer))).isEqualTo(answer);
    assertThat(reader.decode(writer.encode(answer))).isEqualTo(answer);
    assertThat(registry.subjects()).containsExactly("shop.feedback-value");
  }

  @Test
  void aRegistryOutageIsNotBlamedOnTheRecord() throws MalformedRecordException {
    var registry = new InMemorySchemaRegistry();
    var topic = Topics.standard().feedback();
    FeedbackAnswer answer = new RandomRecords(1).next(FeedbackAnswer.class);
    byte[] payload = AvroCodec.of(topic, WireFormat.CONFLUENT, registry).encode(answer);
    var reader = AvroCodec.of(topic, WireFormat.CONFLUENT, registry);

    registry.goDown();
    assertThatThrownBy(() -> reader.decode(payload)).isInstanceOf(SchemaRegistryException.class);
    registry.comeBack();
    assertThat(reader.decode(payload)).isEqualTo(answer);
    registry.goDown();
    assertThat(reader.decode(payload)).as("needs no second question").isEqualTo(answer);
  }

  @Test
  void withoutARegistryTheConfluentFormatSaysSo() {
    var codec =
        AvroCodec.of(Topics.standard().feedback(), WireFormat.CONFLUENT, SchemaRegistry.none());

    assertThatThrownBy(() -> codec.encode(FeedbackAnswer.newBuilder().build()))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessage("No schema registry is configured");
    assertThatThrownBy(() -> codec.decode(new byte[] {0, 0, 0, 0, 1}))
        .isInstanceOf(SchemaRegistryException.class);
  }

  @Test
  void anIncompleteRecordIsTheProgramsErrorAndLeavesTheNextOneWhole()
      throws MalformedRecordException {
    var codec = AvroCodec.singleObject(ClickstreamCall.class);
    ClickstreamCall good = new RandomRecords(3).next(ClickstreamCall.class);
    ClickstreamCall bad = new RandomRecords(4).next(ClickstreamCall.class);
    bad.setTraits(Map.of("n", new PropertyValue(5)));

    assertThatThrownBy(() -> codec.encode(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not a complete ClickstreamCall: ");
    assertThat(codec.decode(codec.encode(good))).isEqualTo(good);
  }

  @Test
  void textIsReadAsJavaStringsEverywhere() throws MalformedRecordException {
    var codec = AvroCodec.singleObject(ClickstreamCall.class);
    ClickstreamCall call =
        ClickstreamCall.newBuilder()
            .setProperties(Map.of("sizes", new PropertyValue(List.of(new PropertyValue("M")))))
            .build();

    ClickstreamCall read = codec.decode(codec.encode(call));

    assertThat(read.getProperties().keySet()).allMatch(String.class::isInstance);
    var sizes = (List<?>) read.getProperties().get("sizes").getValue();
    assertThat(((PropertyValue) sizes.get(0)).getValue()).isEqualTo("M");
  }

  @Test
  void fieldsOfAnOldRecordAreReadWithoutRegisteringAnything() throws MalformedRecordException {
    var registry = new InMemorySchemaRegistry();
    Schema old = schema("SegmentChange", "{'name':'customerId','type':'string','default':''}");
    int id = registry.register("old-value", old);
    var codec = AvroCodec.confluent(SegmentChange.class, "new-value", registry);
    byte[] payload = AvroBytes.confluent(id, encoder -> encoder.writeString("u1"));

    assertThat(codec.read(payload, fieldsOf(SegmentChange.class)))
        .isEqualTo(SegmentChange.newBuilder().setCustomerId("u1").build());
    assertThat(registry.subjects()).containsExactly("old-value");
  }

  @Test
  void whatAReaderOfFieldsLeavesOrThrowsIsToldApart() throws MalformedRecordException {
    var codec = AvroCodec.singleObject(SegmentChange.class);
    byte[] payload = codec.encode(SegmentChange.newBuilder().setCustomerId("u1").build());

    assertThatThrownBy(() -> codec.read(payload, fields -> fields.readString()))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageEndingWith("bytes too many after the end of the SegmentChange");
    assertThatThrownBy(
            () ->
                codec.read(
                    payload,
                    fields -> {
                      throw new InterruptedException("of the reader's own");
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(codec.decode(payload).getCustomerId()).isEqualTo("u1");
  }

  private static Schema schema(String name, String fields) {
    String text =
        "{'type':'record','namespace':'io.percorso.schemas','name':'"
            + name
            + "','fields':["
            + fields
            + "]}";
    return new Schema.Parser().parse(text.replace('\'', '"'));
  }
}

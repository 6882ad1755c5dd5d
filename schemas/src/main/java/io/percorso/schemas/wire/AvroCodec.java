package io.percorso.schemas.wire;

import io.percorso.schemas.ReleasedSchemas;
import io.percorso.schemas.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes and reads the records of one type. Keeps its buffers from record to record, so each thread
 * needs its own; it is not serializable, so a Flink operator makes one when it opens.
 *
 * @param <T> the type of record
 */
public final class AvroCodec<T extends SpecificRecord>
    implements RecordEncoder<T>, RecordDecoder<T> {

  /** A buffer that one record made larger than this is not kept for the next. */
  private static final int KEPT_BUFFER = 1 << 20;

  private static final byte[] NO_HEADER = {};

  private final Schema current;
  private final SpecificData data;
  private final Framing framing;

  private final OptionalWriter<T> writer;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private BinaryEncoder encoder;

  private final BoundedDecoder decoder = new BoundedDecoder();
  private final Map<Long, WriterReader<T>> readers = new HashMap<>();
  private WriterReader<T> lastReader;
  private long lastWriterId;

  private AvroCodec(Schema current, SpecificData data, Framing framing) {
    this.current = current;
    this.data = data;
    this.framing = framing;
    this.writer = new OptionalWriter<>(current, data);
  }

  /**
   * A codec for the values of a topic.
   *
   * @param registry where {@link WireFormat#CONFLUENT} finds schemas, under the subject {@code
   *     <topic>-value}; not asked otherwise, see {@link SchemaRegistry#none()}
   */
  public static <T extends SpecificRecord> AvroCodec<T> of(
      Topic<T> topic, WireFormat format, SchemaRegistry registry) {
    return switch (format) {
      case SINGLE_OBJECT -> singleObject(topic.valueType());
      case CONFLUENT -> confluent(topic.valueType(), topic.name() + "-value", registry);
    };
  }

  /** A codec in {@link WireFormat#SINGLE_OBJECT} that reads what any release has written. */
  public static <T extends SpecificRecord> AvroCodec<T> singleObject(Class<T> type) {
    return singleObject(type, ReleasedSchemas.of(type));
  }

  static <T extends SpecificRecord> AvroCodec<T> singleObject(
      Class<T> type, List<Schema> released) {
    SpecificData data = dataFor(type);
    Schema current = data.getSchema(type);
    return new AvroCodec<>(current, data, new SingleObjectFraming(current, released));
  }

  /**
   * A codec in {@link WireFormat#CONFLUENT}.
   *
   * @param subject what the schema is registered for, when the first record is written
   */
  public static <T extends SpecificRecord> AvroCodec<T> confluent(
      Class<T> type, String subject, SchemaRegistry registry) {
    SpecificData data = dataFor(type);
    Schema current = data.getSchema(type);
    return new AvroCodec<>(current, data, new ConfluentFraming(current, subject, registry));
  }

  private static SpecificData dataFor(Class<?> type) {
    SpecificData data = new SpecificData(type.getClassLoader());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    // Set here and not by the system property, which may come too late and concerns everyone.
    data.setFastReaderEnabled(true);
    return data;
  }

  @Override
  public void prepareToWrite() {
    framing.header();
  }

  @Override
  public byte[] encode(T record) {
    return encode(record, framing.header());
  }

  private byte[] encode(T record, byte[] header) {
    out.reset();
    out.write(header, 0, header.length);
    try {
      encoder = EncoderFactory.get().binaryEncoder(out, encoder);
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      // It still holds the first half of the record, and would write it before the next one.
      encoder = null;
      throw new IllegalArgumentException(
          "Not a complete " + current.getName() + ": " + e.getMessage(), e);
    }
    byte[] payload = out.toByteArray();
    if (payload.length > KEPT_BUFFER) {
      out = new ByteArrayOutputStream();
    }
    return payload;
  }

  @Override
  public T decode(byte[] payload) throws MalformedRecordException {
    WriterReader<T> reader = readerOf(payload);
    return read(payload, framing.headerLength(), in -> reader.read(decoder));
  }

  /**
   * What a reader makes of a record's fields. A record of another schema is brought into the
   * current one first.
   *
   * @param payload the whole of a Kafka record's value; null is malformed
   * @throws MalformedRecordException if the bytes hold no such record, now and for ever
   * @throws SchemaRegistryException see {@link RecordDecoder#decode}
   * @throws E what the reader refuses the record with; whether bytes follow is not looked at then
   */
  public <R, E extends Exception> R read(byte[] payload, FieldReader<R, E> fields)
      throws MalformedRecordException, E {
    return readerOf(payload).isOfCurrent()
        ? read(payload, framing.headerLength(), fields)
        : read(encode(decode(payload), NO_HEADER), 0, fields);
  }

  private <R, E extends Exception> R read(byte[] bytes, int from, FieldReader<R, E> fields)
      throws MalformedRecordException, E {
    try {
      decoder.reset(bytes, from);
      R made = fields.read(decoder);
      if (decoder.remaining() > 0) {
        throw new MalformedRecordException(
            decoder.remaining() + " bytes too many after the end of the " + current.getName());
      }
      return made;
    } catch (MalformedRecordException e) {
      throw e;
    } catch (IndexOutOfBoundsException e) {
      // Avro looks a union's branch up by the number in the bytes, unchecked.
      MalformedRecordException malformed = MalformedRecordException.noSuchAlternative();
      malformed.initCause(e);
      throw malformed;
    } catch (IOException | RuntimeException e) {
      // Whatever else Avro makes of bad bytes: it is the record that is at fault, not the job.
      throw new MalformedRecordException("Not a " + current.getName() + ": " + e.getMessage(), e);
    } finally {
      decoder.release();
    }
  }

  private WriterReader<T> readerOf(byte[] payload) throws MalformedRecordException {
    if (payload == null) {
      throw new MalformedRecordException("No value at all");
    }
    return readerFor(framing.writerId(payload));
  }

  private WriterReader<T> readerFor(long writerId) throws MalformedRecordException {
    if (lastReader == null || writerId != lastWriterId) {
      WriterReader<T> reader = readers.get(writerId);
      if (reader == null) {
        reader = new WriterReader<>(framing.writer(writerId), current, data);
        readers.put(writerId, reader);
      }
      lastReader = reader;
      lastWriterId = writerId;
    }
    return lastReader;
  }
}

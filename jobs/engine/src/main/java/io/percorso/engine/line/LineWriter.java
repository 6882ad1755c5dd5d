package io.percorso.engine.line;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.Hash64;
import io.percorso.engine.value.CanonicalValue;
import io.percorso.engine.value.ValueTag;
import io.percorso.engine.value.ValueWriter;

/**
 * Builds the bytes of a {@link Line}. Decoders fill the objects in whatever order their input has
 * them, then call one of the four closing methods. Reused for line after line.
 */
public final class LineWriter {
  private static final long DIGEST_SEED = 0x414E5357L;
  private static final byte[] EMPTY_OBJECT = {ValueTag.OBJECT, 0};

  private final ValueWriter properties = new ValueWriter(new ByteWriter());
  private final ValueWriter context = new ValueWriter(new ByteWriter());
  private final ValueWriter fields = new ValueWriter(new ByteWriter());
  private final ByteWriter out = new ByteWriter();

  /** Starts a line: every object is empty again. */
  public void begin() {
    properties.bytes().clear();
    context.bytes().clear();
    fields.bytes().clear();
    out.clear();
  }

  /** Where the event's properties go, as one object value. */
  public ValueWriter properties() {
    return properties;
  }

  /** Where the call's context goes, as one object value. */
  public ValueWriter context() {
    return context;
  }

  /** Where traits, or all fields of an answer, go as one object value. */
  public ValueWriter fields() {
    return fields;
  }

  /** The bytes of an event. The message id may be null. */
  public byte[] event(String messageId, String name) {
    header(LineKind.EVENT, messageId);
    out.putText(name);
    putObject(properties.bytes());
    putObject(context.bytes());
    return out.toBytes();
  }

  /** The bytes of a line that sets traits. The message id may be null. */
  public byte[] traits(String messageId) {
    header(LineKind.TRAITS, messageId);
    putObject(fields.bytes());
    return out.toBytes();
  }

  /** The bytes of a line that carries nothing. The message id may be null. */
  public byte[] seen(String messageId) {
    header(LineKind.SEEN, messageId);
    return out.toBytes();
  }

  /**
   * The bytes of an answer, whose fields have been written.
   *
   * @param score the score, or -1 for a withdrawal
   * @param text the line as it came, which orders two lines of one answer at one instant
   */
  public byte[] answer(String metric, String responseId, int score, byte[] text) {
    header(LineKind.ANSWER, null);
    out.putText(metric);
    out.putText(responseId);
    out.putVarint(score + 1L);
    byte[] canonical = CanonicalValue.of(fields.bytes().toBytes());
    out.putLong(Hash64.of(canonical, 0, canonical.length, DIGEST_SEED));
    out.putBlock(text, 0, text.length);
    putObject(fields.bytes());
    return out.toBytes();
  }

  private void header(LineKind kind, String messageId) {
    out.putByte(kind.code());
    out.putText(messageId == null ? "" : messageId);
  }

  private void putObject(ByteWriter object) {
    boolean isObject =
        object.size() > 0 && new ByteReader(object.array()).getByte() == ValueTag.OBJECT;
    if (isObject) {
      out.putBytes(object.array(), 0, object.size());
    } else {
      out.putBytes(EMPTY_OBJECT, 0, EMPTY_OBJECT.length);
    }
  }
}

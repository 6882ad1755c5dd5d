package io.percorso.engine.line;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.FrequentTexts;
import io.percorso.engine.bytes.Hash64;
import io.percorso.engine.value.Value;
import java.nio.charset.StandardCharsets;

/** An accepted line of one customer: what {@link LineWriter} wrote, opened for reading. */
public final class Line {
  private static final long MESSAGE_SEED = 0x4D534749L;

  private final long at;
  private final byte[] bytes;
  private final LineKind kind;
  private final int messageFrom;
  private final int messageLength;
  private final String name;
  private final int bodyFrom;

  private Line(long at, byte[] bytes) {
    this.at = at;
    this.bytes = bytes;
    ByteReader in = new ByteReader(bytes);
    kind = LineKind.of(in.getByte());
    messageLength = in.getLength();
    messageFrom = in.position();
    in.skip(messageLength);
    name = kind == LineKind.EVENT || kind == LineKind.ANSWER ? frequent(in) : null;
    bodyFrom = in.position();
  }

  private static String frequent(ByteReader in) {
    int length = in.getLength();
    String text = FrequentTexts.of(in.array(), in.position(), length);
    in.skip(length);
    return text;
  }

  /** Opens a line; {@code at} is its instant in milliseconds since the epoch. */
  public static Line of(long at, byte[] bytes) {
    return new Line(at, bytes);
  }

  /** The instant it speaks of, in milliseconds since the epoch. */
  public long at() {
    return at;
  }

  /** What it does. */
  public LineKind kind() {
    return kind;
  }

  /** The name of an event, the metric of an answer, else null. */
  public String name() {
    return name;
  }

  /** The message id, or null. */
  public String messageId() {
    return messageLength == 0
        ? null
        : new String(bytes, messageFrom, messageLength, StandardCharsets.UTF_8);
  }

  /** True if a repeat of this line can be told: it has a message id or is an answer. */
  public boolean hasIdentity() {
    return messageLength > 0 || kind == LineKind.ANSWER;
  }

  /** The hash by which a repeat of this line is known; answers and messages never share one. */
  public long identity() {
    return kind == LineKind.ANSWER
        ? answer().digest()
        : Hash64.of(bytes, messageFrom, messageLength, MESSAGE_SEED);
  }

  /** A reader at the event's properties, one object value; the context stands right behind. */
  public ByteReader properties() {
    return new ByteReader(bytes, bodyFrom, bytes.length);
  }

  /** A reader at the call's context, one object value. */
  public ByteReader context() {
    ByteReader in = properties();
    Value.skip(in);
    return in;
  }

  /** A reader at the traits, one object value. */
  public ByteReader traits() {
    return properties();
  }

  /** What an answer says. */
  public Answer answer() {
    ByteReader in = new ByteReader(bytes, bodyFrom, bytes.length);
    String responseId = in.getText();
    int score = in.getInt() - 1;
    long digest = in.getLong();
    int textLength = in.getLength();
    int textFrom = in.position();
    in.skip(textLength);
    return new Answer(responseId, score, digest, bytes, textFrom, textLength, in.position());
  }

  /**
   * The parts of an answer.
   *
   * @param responseId which answer it is, replaces or withdraws
   * @param score the score, or -1 for a withdrawal
   * @param digest a hash of the line's JSON value
   * @param bytes the array that holds the rest
   * @param textFrom where the line as it came begins
   * @param textLength its length in bytes
   * @param fieldsFrom where the object value of all its fields begins
   */
  public record Answer(
      String responseId,
      int score,
      long digest,
      byte[] bytes,
      int textFrom,
      int textLength,
      int fieldsFrom) {

    /** True if the line takes the answer back. */
    public boolean isWithdrawal() {
      return score < 0;
    }

    /** A reader at the object value of all its fields. */
    public ByteReader fields() {
      return new ByteReader(bytes, fieldsFrom, bytes.length);
    }
  }
}

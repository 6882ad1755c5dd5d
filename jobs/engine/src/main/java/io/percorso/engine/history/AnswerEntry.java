package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import java.util.Arrays;

/**
 * One kept answer line: which answer it is, its score or that it is withdrawn, a digest of the line
 * it came in, the object value of its fields. A view that is pointed at one payload after another.
 */
public final class AnswerEntry {
  private byte[] array;
  private int responseFrom;
  private int responseLength;
  private int score;
  private int textFrom;
  private int textLength;
  private int fieldsFrom;
  private int end;

  /** Points the view at the entry a cursor stands at. */
  public AnswerEntry read(ByteReader in) {
    array = in.array();
    responseLength = in.getLength();
    responseFrom = in.position();
    in.skip(responseLength);
    score = in.getInt() - 1;
    textLength = in.getLength();
    textFrom = in.position();
    in.skip(textLength);
    fieldsFrom = in.position();
    end = fieldsFrom;
    while (in.hasMore()) {
      in.skip(1);
      end++;
    }
    return this;
  }

  /** The score; -1 for a withdrawal. */
  public int score() {
    return score;
  }

  /** True if the line takes the answer back. */
  public boolean isWithdrawal() {
    return score < 0;
  }

  /** The id of the answer, as a value that compares equal for the same id. */
  public String responseId() {
    return new String(array, responseFrom, responseLength, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** A reader at the object value of the answer's fields. */
  public ByteReader fields() {
    return new ByteReader(array, fieldsFrom, end);
  }

  /**
   * The order of lines at one instant: by answer; of one answer by score, then by the line's text,
   * a withdrawal last.
   */
  static int compare(ByteReader first, ByteReader second) {
    AnswerEntry a = new AnswerEntry().read(first);
    AnswerEntry b = new AnswerEntry().read(second);
    int byResponse =
        Arrays.compareUnsigned(
            a.array,
            a.responseFrom,
            a.responseFrom + a.responseLength,
            b.array,
            b.responseFrom,
            b.responseFrom + b.responseLength);
    if (byResponse != 0) {
      return byResponse;
    }
    if (a.isWithdrawal() != b.isWithdrawal()) {
      return a.isWithdrawal() ? 1 : -1;
    }
    if (a.score != b.score) {
      return Integer.compare(a.score, b.score);
    }
    return Arrays.compareUnsigned(
        a.array,
        a.textFrom,
        a.textFrom + a.textLength,
        b.array,
        b.textFrom,
        b.textFrom + b.textLength);
  }
}

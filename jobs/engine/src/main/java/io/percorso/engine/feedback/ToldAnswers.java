package io.percorso.engine.feedback;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What has been told of a customer's answers and still stands. It is kept, and not computed anew,
 * because what is taken back must be what was once added, whatever definitions and history have
 * become since. Read only when needed: most lines are no answers.
 */
public final class ToldAnswers {
  /** Of one who has been told nothing, and is to get their own with the first answer. */
  public static final ToldAnswers NONE = new ToldAnswers(new ByteReader(new byte[0]));

  /** Readers of it read a copy. */
  private final ByteReader stored;

  private List<ToldAnswer> opened;
  private long newest = Long.MIN_VALUE;
  private long forgottenUpTo = -1;

  private ToldAnswers(ByteReader stored) {
    this.stored = stored;
  }

  /** These, or some that nothing is told of yet if they are {@link #NONE}. */
  public ToldAnswers toChange() {
    return this == NONE ? new ToldAnswers(NONE.stored) : this;
  }

  /** True if nothing is told. */
  public boolean isEmpty() {
    return newest == Long.MIN_VALUE;
  }

  /** The instant of the newest; Long.MIN_VALUE if nothing is told. */
  public long newest() {
    return newest;
  }

  List<ToldAnswer> all() {
    if (opened == null) {
      opened = new ToldAnswersReader(stored).all();
    }
    return opened;
  }

  /** Answers up to this instant are over: they were too many to remember what was told of each. */
  long forgottenUpTo() {
    return forgottenUpTo;
  }

  /** What is told from now on; of more than {@code most} answers the oldest are forgotten. */
  void replace(List<ToldAnswer> told, int most) {
    opened = new ArrayList<>(told);
    if (opened.size() > most) {
      opened.sort(Comparator.comparingLong(one -> -one.answer().at()));
      forgottenUpTo = opened.get(most).answer().at();
      opened.removeIf(one -> one.answer().at() <= forgottenUpTo);
    }
    newest = told.stream().mapToLong(one -> one.answer().at()).max().orElse(Long.MIN_VALUE);
  }

  /** Appends what was told. */
  public void write(ByteWriter out) {
    if (isEmpty()) {
      out.putVarint(0);
      return;
    }
    out.putVarint(newest + 1);
    out.putVarint(forgottenUpTo + 1);
    if (opened == null) {
      out.putBlock(stored.array(), stored.position(), stored.end() - stored.position());
    } else {
      int start = out.size();
      new ToldAnswersWriter(out).put(opened);
      out.prefixLength(start);
    }
  }

  /** Reads what {@link #write} wrote; shares the array. */
  public static ToldAnswers read(ByteReader in) {
    long newest = in.getVarint();
    if (newest == 0) {
      return NONE;
    }
    long forgottenUpTo = in.getVarint() - 1;
    int length = in.getLength();
    ToldAnswers told =
        new ToldAnswers(new ByteReader(in.array(), in.position(), in.position() + length));
    told.newest = newest - 1;
    told.forgottenUpTo = forgottenUpTo;
    in.skip(length);
    return told;
  }
}

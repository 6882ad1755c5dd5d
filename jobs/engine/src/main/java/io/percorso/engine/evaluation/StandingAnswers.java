package io.percorso.engine.evaluation;

import io.percorso.engine.history.AnswerEntry;
import io.percorso.engine.history.Column;
import io.percorso.engine.history.ColumnCursor;
import io.percorso.engine.history.History;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks the answers of a metric that stand at an instant, newest first: of each answer its latest
 * line up to that instant, unless that one takes it back.
 */
public final class StandingAnswers {
  private final AnswerEntry entry = new AnswerEntry();
  private final ColumnCursor cursor;
  private final long upTo;
  private final Set<String> met = new HashSet<>();

  /** Starts before the newest answer. */
  public StandingAnswers(History history, String metric, long upTo) {
    Column column = history.answers(metric);
    cursor = column == null ? null : column.cursor();
    this.upTo = upTo;
  }

  /** Moves to the next older standing answer; false when there is none. */
  public boolean next() {
    while (cursor != null && cursor.nextUpTo(upTo)) {
      entry.read(cursor.payload());
      if (met.add(entry.responseId()) && !entry.isWithdrawal()) {
        return true;
      }
    }
    return false;
  }

  /** The instant of the answer. */
  public long time() {
    return cursor.time();
  }

  /** What it says; the view is reused. */
  public AnswerEntry entry() {
    return entry;
  }
}

package io.percorso.engine.evaluation;

import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.PropertyTest;
import io.percorso.engine.history.Entries;
import io.percorso.engine.history.History;
import io.percorso.engine.value.Operand;
import io.percorso.engine.value.Value;
import java.util.Arrays;

/**
 * What a pattern asks of a property, asked of the entries of one history. Most values are words of
 * the history, and a customer's words are few: a word is tested once, and where only one text
 * passes it is that text which is looked for among the words. Reused from history to history.
 */
final class EntryMatcher {
  private static final int FEW = 8;
  private static final byte YES = 1;
  private static final byte NO = 2;

  private final Matcher matcher;
  private final byte[] path;

  /** The only text that passes; null if there may be others. */
  private final byte[] text;

  private final Value value = new Value();
  private History history;

  /** False before the first entry of a history is tested. */
  private boolean isReady;

  /** The index by which the history names the property; -1 if it has none of that name. */
  private int property;

  /** What entries have that passes, if only one text does. */
  private int passing;

  /** By word, whether it passes; 0 if unknown. */
  private byte[] verdicts = {};

  EntryMatcher(PropertyTest test) {
    matcher = test.matcher();
    path = test.path().utf8();
    Operand only = matcher.onlyText();
    text = only == null ? null : only.utf8();
  }

  /** Turns to a history, or to the same after it changed. */
  void of(History newHistory) {
    history = newHistory;
    isReady = false;
  }

  private void makeReady() {
    isReady = true;
    property = history.textIndex(path);
    if (text == null) {
      Arrays.fill(verdicts, (byte) 0);
    } else {
      passing = Entries.ofWord(history.textIndex(text));
    }
  }

  /** True if an entry that has been reached passes. */
  boolean matches(Entries column, int entry) {
    if (!isReady) {
      makeReady();
    }
    if (property < 0) {
      value.clear();
      return matcher.matches(value);
    }
    int found = column.find(entry, property);
    if (text != null) {
      return Entries.isWord(found) ? found == passing : column.isText(found, text);
    }
    if (Entries.isWord(found)) {
      return matches(Entries.word(found));
    }
    column.value(found, value, history.words());
    return matcher.matches(value);
  }

  private boolean matches(int word) {
    if (word >= verdicts.length) {
      verdicts = Arrays.copyOf(verdicts, word + FEW);
    }
    if (verdicts[word] == 0) {
      value.word(word, history.words());
      verdicts[word] = matcher.matches(value) ? YES : NO;
    }
    return verdicts[word] == YES;
  }
}

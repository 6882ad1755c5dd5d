package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.value.Value;
import io.percorso.engine.value.ValueTag;
import java.util.Arrays;

/**
 * The entries of a column by their place, the newest first: found as far as somebody looks, once
 * for all who look. Reused from column to column; not valid after the column changes.
 */
public final class Entries {
  /** Less than that is a word; more is where the value begins. */
  private static final int MISSING = -1;

  private static final int FEW = 16;

  private final ByteReader reader = new ByteReader(new byte[0]);
  private int count;
  private int known;
  private int next;
  private long nextTime;
  private long[] times = new long[FEW];

  /** Where payloads begin, and where they end. */
  private int[] froms = new int[FEW];

  private int[] ends = new int[FEW];

  /** How many properties have been asked for, and which. */
  private int asked;

  private int[] properties = {};

  /** By the place of the property in that list, and by entry: what was found; 0 if unknown. */
  private int[][] values = {};

  /** Turns to a column, or to the same after it changed. */
  public void of(Column column) {
    reader.reset(column.array(), column.from(), column.to());
    count = column.count();
    if (count > times.length) {
      grow(Math.max(count, 2 * times.length));
    }
    known = 0;
    next = column.from();
    nextTime = column.newest();
    asked = 0;
  }

  private void grow(int size) {
    times = new long[size];
    froms = new int[size];
    ends = new int[size];
    Arrays.setAll(values, place -> new int[size]);
  }

  /** Turns to a column that has none. */
  public void none() {
    count = 0;
    known = 0;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** True if there is an entry of that index; must be asked before it is looked at. */
  public boolean reach(int index) {
    return index < known || (index < count && find(index));
  }

  private boolean find(int index) {
    reader.position(next);
    while (known <= index) {
      times[known] = nextTime;
      nextTime -= reader.getVarint();
      int length = reader.getLength();
      froms[known] = reader.position();
      reader.skip(length);
      ends[known++] = reader.position();
    }
    next = reader.position();
    return true;
  }

  /** The instant of an entry that has been reached. */
  public long time(int index) {
    return times[index];
  }

  /**
   * What the entry, an event's that has been reached, has of a property: a number that says where
   * the value is, for {@link #isWord}, {@link #word} and {@link #value}.
   *
   * @param property the index by which the history names it
   */
  public int find(int index, int property) {
    int[] found = values(property);
    if (found[index] == 0) {
      found[index] = findAnew(index, property);
    }
    return found[index];
  }

  /** True if what was found is a word of the history. */
  public static boolean isWord(int found) {
    return found < MISSING;
  }

  /** What is found where a word is; of none, -1, what is found nowhere. */
  public static int ofWord(int index) {
    return index < 0 ? 0 : MISSING - 1 - index;
  }

  /** The index of that word. */
  public static int word(int found) {
    return MISSING - 1 - found;
  }

  /** True if what was found, which is no word, is a text. */
  public boolean isText(int found, byte[] utf8) {
    if (found == MISSING || reader.array()[found] != ValueTag.TEXT) {
      return false;
    }
    reader.position(found + 1);
    int from = reader.getLength() == utf8.length ? reader.position() : MISSING;
    int to = from + utf8.length;
    return from > 0
        && (utf8.length == 0
            // Texts of one kind differ at their ends, if anywhere.
            || (reader.array()[to - 1] == utf8[utf8.length - 1]
                && Arrays.equals(reader.array(), from, to, utf8, 0, utf8.length)));
  }

  /** Reads what was found. */
  public void value(int found, Value to, Value.Words words) {
    if (isWord(found)) {
      to.word(word(found), words);
    } else if (found == MISSING) {
      to.clear();
    } else {
      reader.position(found);
      to.read(reader, words);
    }
  }

  private int[] values(int property) {
    int place = 0;
    while (place < asked && properties[place] != property) {
      place++;
    }
    if (place == asked) {
      ask(property);
    }
    return values[place];
  }

  private void ask(int property) {
    if (asked == properties.length) {
      properties = Arrays.copyOf(properties, asked + 1);
      values = Arrays.copyOf(values, asked + 1);
      values[asked] = new int[times.length];
    }
    properties[asked] = property;
    Arrays.fill(values[asked++], 0, count, 0);
  }

  private int findAnew(int index, int property) {
    reader.position(froms[index]);
    while (reader.position() < ends[index]) {
      if (reader.getInt() == property) {
        int found = reader.position();
        return reader.getByte() == ValueTag.WORD ? ofWord(reader.getInt()) : found;
      }
      Value.skip(reader);
    }
    return MISSING;
  }
}

package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.Hash64;
import io.percorso.engine.line.Line;
import io.percorso.engine.value.PropertyPath;
import io.percorso.engine.value.Value;
import io.percorso.engine.value.ValueTag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns lines into the payloads that columns keep, cut to the limits; what is cut is counted. One
 * for each thread, reused.
 */
public final class EntryWriter {
  /** Texts that repeat become words while the table is at most this long. */
  static final int MOST_WORDS = 128;

  private static final int[] NO_PLACES = {};
  private static final int MISSING = -1;

  private final Limits limits;
  private final ByteWriter out = new ByteWriter();
  private final ByteReader scratch = new ByteReader(new byte[0]);
  private final Value value = new Value();
  private final Value previous = new Value();
  private final ValueCutter cutter;

  /** Where in the entry written last the value of each property begins. */
  private int[] places = NO_PLACES;

  private int[] placesOfEvents = new int[16];
  private long cuts;

  /** Writes within the given limits. */
  public EntryWriter(Limits limits) {
    this.limits = limits;
    cutter = new ValueCutter(limits);
  }

  Limits limits() {
    return limits;
  }

  /** How many properties, texts, traits or names have been cut so far. */
  public long cuts() {
    return cuts + cutter.cuts();
  }

  void countCut() {
    cuts++;
  }

  ByteWriter nothing() {
    out.clear();
    places = NO_PLACES;
    return out;
  }

  ByteWriter event(Line line, PropertyPath[] kept, Column column, Texts texts) {
    out.clear();
    ByteReader body = line.properties();
    find(body, kept);
    int written = 0;
    for (int i = 0; i < kept.length; i++) {
      if (places[i] == MISSING) {
        continue;
      }
      PropertyPath path = kept[i];
      body.position(places[i]);
      places[i] = MISSING;
      value.read(body);
      path.followTail(value, scratch);
      if (value.isMissing()) {
        continue;
      }
      if (written++ >= limits.properties()) {
        cuts++;
        continue;
      }
      int name = texts.intern(path.utf8());
      out.putVarint(name);
      places[i] = out.size();
      if (value.isText() && value.length() <= limits.textBytes()) {
        putText(name, column, texts);
      } else {
        cutter.put(value, out);
      }
    }
    return out;
  }

  /** Finds in one reading of properties and context where the way to each property begins. */
  private void find(ByteReader body, PropertyPath[] kept) {
    places = kept.length <= placesOfEvents.length ? placesOfEvents : new int[kept.length];
    placesOfEvents = places;
    Arrays.fill(places, MISSING);
    find(body, kept, false);
    find(body, kept, true);
  }

  private void find(ByteReader body, PropertyPath[] kept, boolean inContext) {
    value.read(body);
    if (value.tag() != ValueTag.OBJECT) {
      return;
    }
    scratch.reset(value.array(), value.from(), value.from() + value.length());
    while (scratch.hasMore()) {
      int length = scratch.getLength();
      int from = scratch.position();
      scratch.skip(length);
      for (int i = 0; i < kept.length; i++) {
        if (kept[i].inContext() == inContext && kept[i].beginsWith(scratch.array(), from, length)) {
          // Of several members of one name the last counts.
          places[i] = scratch.position();
        }
      }
      Value.skip(scratch);
    }
  }

  /**
   * What the event written last has of one of the properties kept of it; the view is reused.
   *
   * @param path the property's place among them
   * @param history the one that the event was added to
   */
  public Value last(int path, History history) {
    value.clear();
    if (path < places.length && places[path] != MISSING) {
      scratch.reset(out.array(), places[path], out.size());
      value.read(scratch, history.words());
    }
    return value;
  }

  private void putText(int name, Column column, Texts texts) {
    int word = value.length() == 0 ? -1 : texts.find(value.array(), value.from(), value.length());
    if (word < 0 && texts.size() < MOST_WORDS && repeats(name, column, texts)) {
      word =
          texts.add(Arrays.copyOfRange(value.array(), value.from(), value.from() + value.length()));
    }
    if (word >= 0) {
      out.putByte(ValueTag.WORD);
      out.putVarint(word);
    } else {
      cutter.put(value, out);
    }
  }

  /** True if the newest entry of the column has the same text for the same property. */
  private boolean repeats(int name, Column column, Texts texts) {
    ColumnCursor newest = column.cursor();
    if (!newest.next()) {
      return false;
    }
    newest.payload(scratch);
    while (scratch.hasMore()) {
      int property = scratch.getInt();
      previous.read(scratch, texts);
      if (property == name) {
        return previous.isText()
            && Arrays.equals(
                previous.array(),
                previous.from(),
                previous.from() + previous.length(),
                value.array(),
                value.from(),
                value.from() + value.length());
      }
    }
    return false;
  }

  ByteWriter traits(Line line) {
    out.clear();
    String messageId = line.messageId();
    putId(messageId == null ? new byte[0] : messageId.getBytes(StandardCharsets.UTF_8));
    value.read(line.traits());
    cutter.putObject(value, limits.traits(), out);
    return out;
  }

  ByteWriter answer(Line line) {
    Line.Answer answer = line.answer();
    out.clear();
    putId(answer.responseId().getBytes(StandardCharsets.UTF_8));
    out.putVarint(answer.score() + 1L);
    putId(answer.bytes(), answer.textFrom(), answer.textLength());
    value.read(answer.fields());
    cutter.putObject(value, limits.properties(), out);
    return out;
  }

  private void putId(byte[] id) {
    putId(id, 0, id.length);
  }

  /**
   * A text that tells things apart: of one that is too long the beginning, and a hash of it all.
   */
  private void putId(byte[] bytes, int from, int length) {
    if (length <= limits.textBytes()) {
      out.putBlock(bytes, from, length);
      return;
    }
    cuts++;
    int beginning = Math.max(0, limits.textBytes() - Long.BYTES);
    out.putVarint(beginning + (long) Long.BYTES);
    out.putBytes(bytes, from, beginning);
    out.putLong(Hash64.of(bytes, from, length, 0));
  }

  /**
   * The order of lines that set traits at one instant: by message id, none first; without ids by
   * what they say, so that the order of arrival does not matter.
   */
  static int compareTraits(ByteReader first, ByteReader second) {
    int byId = Arrays.compareUnsigned(block(first), block(second));
    return byId != 0 ? byId : Arrays.compareUnsigned(rest(first), rest(second));
  }

  private static byte[] block(ByteReader in) {
    int length = in.getLength();
    in.skip(length);
    return Arrays.copyOfRange(in.array(), in.position() - length, in.position());
  }

  private static byte[] rest(ByteReader in) {
    return Arrays.copyOfRange(in.array(), in.position(), in.end());
  }
}

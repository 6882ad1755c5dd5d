package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.value.Value;
import io.percorso.engine.value.ValueTag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps the lines that set traits few. The newest stay as they are. From an older one everything is
 * left out that the oldest of those, or a line in between, sets anew: so each trait has the same
 * value as before at every instant from that line on, and a line that comes late still finds its
 * place. If too many lines are left, the oldest become one.
 */
final class TraitLines {
  /** Beyond this number lines are brought together. */
  static final int MOST = 32;

  private static final int LEFT_WHOLE = 12;
  private static final int LEFT = 20;

  private final Limits limits;
  private final EntryWriter writer;
  private final List<Kept> kept = new ArrayList<>();
  private final Set<String> settled = new HashSet<>();
  private final Set<String> all = new HashSet<>();

  /** A line, with its message id; the members follow each other as in an object. */
  private record Kept(long time, byte[] messageId, ByteWriter members) {}

  private TraitLines(Limits limits, EntryWriter writer) {
    this.limits = limits;
    this.writer = writer;
  }

  /**
   * Brings lines together.
   *
   * @param lines get a sign of life for each line that is dropped
   * @return what takes the place of those that set traits
   */
  static Column fewer(KeptLines lines, EntryWriter writer) {
    TraitLines traits = new TraitLines(writer.limits(), writer);
    int index = 0;
    for (ColumnCursor line = lines.traits().cursor(); line.next(); index++) {
      traits.take(line, index, lines);
    }
    return traits.column();
  }

  /** The instant from which on all traits are what they were. */
  static long wholeFrom(Column lines) {
    ColumnCursor line = lines.cursor();
    for (int i = 0; i < LEFT_WHOLE; i++) {
      line.next();
    }
    return line.time();
  }

  private void take(ColumnCursor line, int index, KeptLines lines) {
    ByteReader in = line.payload();
    byte[] messageId = new byte[in.getLength()];
    System.arraycopy(in.array(), in.position(), messageId, 0, messageId.length);
    in.skip(messageId.length);
    ByteWriter members = new ByteWriter();
    copyMembers(in, index >= LEFT_WHOLE, index >= LEFT_WHOLE - 1, members);
    if (index < LEFT) {
      if (index < LEFT_WHOLE || members.size() > 0) {
        kept.add(new Kept(line.time(), messageId, members));
        return;
      }
    } else if (members.size() > 0) {
      Kept oldest = kept.get(kept.size() - 1);
      oldest.members.putBytes(members.array(), 0, members.size());
    }
    lines.addSign(line.time(), new ByteWriter());
  }

  /**
   * Copies members.
   *
   * @param stripped true to leave out what a later line has settled
   * @param settles true if earlier lines need not set these traits any more
   */
  private void copyMembers(ByteReader in, boolean stripped, boolean settles, ByteWriter out) {
    in.getByte();
    int end = in.getLength() + in.position();
    while (in.position() < end) {
      int from = in.position();
      String name = in.getText();
      Value.skip(in);
      if (stripped && settled.contains(name)) {
        continue;
      }
      if (!all.contains(name) && all.size() >= limits.traits()) {
        writer.countCut();
        continue;
      }
      all.add(name);
      if (settles) {
        settled.add(name);
      }
      out.putBytes(in.array(), from, in.position() - from);
    }
  }

  private Column column() {
    Column column = new Column();
    ByteWriter payload = new ByteWriter();
    for (int i = kept.size() - 1; i >= 0; i--) {
      Kept line = kept.get(i);
      payload.clear();
      payload.putBlock(line.messageId, 0, line.messageId.length);
      payload.putByte(ValueTag.OBJECT);
      payload.putBlock(line.members.array(), 0, line.members.size());
      column.add(line.time, payload);
    }
    return column;
  }
}

package io.percorso.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A column does what a sorted list does. */
class ColumnTest {
  private static final int SEEDS = 500;
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::time).thenComparingInt(Entry::payload);

  private record Entry(long time, int payload) {}

  @Test
  void isASortedListWhateverHappensToIt() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      check(seed);
    }
  }

  @Test
  void nobodyAddsToTheColumnOfAllThatHaveNone() {
    assertThatThrownBy(() -> Column.NONE.add(1, payload(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Column.NONE.count()).isZero();
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    Column column = new Column();
    List<Entry> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      switch (random.nextInt(12)) {
        case 0 -> column = stored(column);
        case 1 -> {
          int leaving = random.nextInt(3);
          column.removeOldest(leaving);
          expected.subList(0, Math.min(leaving, expected.size())).clear();
        }
        default -> {
          Entry entry = new Entry(random.nextInt(25) * 1_000L, random.nextInt(300));
          column = column.toAddTo();
          column.add(entry.time, payload(entry.payload), ColumnTest::compare);
          expected.add(entry);
          expected.sort(ORDER);
        }
      }
      assertThat(entries(column)).as("seed %d", seed).isEqualTo(expected);
      assertThat(column.count()).as("seed %d", seed).isEqualTo(expected.size());
      if (!expected.isEmpty()) {
        assertThat(column.oldest()).isEqualTo(expected.get(0).time);
        assertThat(column.newest()).isEqualTo(expected.get(expected.size() - 1).time);
      }
      long bound = random.nextInt(26) * 1_000L;
      assertThat(column.countBefore(bound))
          .as("before %d, seed %d", bound, seed)
          .isEqualTo((int) expected.stream().filter(entry -> entry.time < bound).count());
    }
  }

  private static ByteWriter payload(int number) {
    ByteWriter out = new ByteWriter();
    out.putVarint(number);
    return out;
  }

  private static int compare(ByteReader first, ByteReader second) {
    return Integer.compare(first.getInt(), second.getInt());
  }

  private static List<Entry> entries(Column column) {
    List<Entry> entries = new ArrayList<>();
    for (ColumnCursor cursor = column.cursor(); cursor.next(); ) {
      entries.add(0, new Entry(cursor.time(), cursor.payload().getInt()));
    }
    return entries;
  }

  private static Column stored(Column column) {
    ByteWriter out = new ByteWriter();
    column.write(out, 7);
    Column read = Column.read(new ByteReader(out.toBytes()), 7);
    ByteWriter again = new ByteWriter();
    read.write(again, 7);
    assertThat(again.toBytes()).isEqualTo(out.toBytes());
    return read;
  }
}

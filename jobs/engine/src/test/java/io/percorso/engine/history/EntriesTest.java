package io.percorso.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.bytes.ByteWriter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Entries by their place are those that a walk finds. */
class EntriesTest {

  @Test
  void entriesAreWhereACursorFindsThemWhateverTheColumnBefore() {
    SplittableRandom random = new SplittableRandom(11);
    Entries entries = new Entries();
    for (int round = 0; round < 200; round++) {
      Column column = new Column();
      for (int left = random.nextInt(60); left > 0; left--) {
        ByteWriter payload = new ByteWriter();
        payload.putText("x".repeat(random.nextInt(200)));
        column.add(random.nextLong(1_000_000_000_000L), payload);
      }
      entries.of(column);
      int place = 0;
      for (ColumnCursor cursor = column.cursor(); cursor.next(); place++) {
        assertThat(entries.reach(place)).isTrue();
        assertThat(entries.time(place)).isEqualTo(cursor.time());
      }
      assertThat(entries.reach(place)).isFalse();
    }
  }
}

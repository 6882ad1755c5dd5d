package io.percorso.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexSetTest {

  /** The turns run over soon, later, or not at all. */
  @ParameterizedTest
  @ValueSource(ints = {1, -1, -50, Integer.MAX_VALUE - 20})
  void itIsASet(int turn) {
    Random random = new Random(turn);
    IndexSet set = new IndexSet(20, turn);
    Set<Integer> expected = new HashSet<>();
    for (int step = 0; step < 2_000; step++) {
      if (random.nextInt(10) == 0) {
        set.clear();
        expected.clear();
      } else {
        int index = random.nextInt(20);
        set.add(index);
        expected.add(index);
      }
      for (int index = 0; index < 20; index++) {
        assertThat(set.contains(index)).isEqualTo(expected.contains(index));
      }
    }
  }
}

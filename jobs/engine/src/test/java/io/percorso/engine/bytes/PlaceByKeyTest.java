package io.percorso.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceByKeyTest {

  @Test
  void findsWhatIsThereAndNothingElse() {
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 2, 3, 7, 8, 100, 1_000}) {
      List<Long> keys = random.longs(size, 0, 4L * size + 1).distinct().boxed().toList();
      PlaceByKey places = PlaceByKey.of(keys, Long::longValue);
      for (long key = 0; key <= 4L * size + 1; key++) {
        assertThat(places.find(key)).isEqualTo(keys.indexOf(key));
      }
    }
  }
}

package io.percorso.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Things by key are those of a tree that does the same. */
class ByKeyTest {
  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void itHasWhatATreeHas() {
    for (int round = 0; round < 200; round++) {
      ByKey<String> byKey = new ByKey<>(random.nextInt(4));
      Map<Long, String> tree = new TreeMap<>();
      for (int step = random.nextInt(100); step > 0; step--) {
        change(byKey, tree);
        assertThat(IntStream.range(0, byKey.size()).mapToObj(byKey::get))
            .containsExactlyElementsOf(tree.values());
        assertThat(byKey.isEmpty()).isEqualTo(tree.isEmpty());
        assertThatNumbersGoWithTheirThings(byKey);
      }
      List<Long> keys = new ArrayList<>();
      for (int place = 0; place < byKey.size(); place++) {
        keys.add(byKey.key(place));
        assertThat(byKey.get(place)).isEqualTo(tree.get(byKey.key(place)));
      }
      assertThat(keys).containsExactlyElementsOf(tree.keySet());
      assertThatAWalkFindsEachPlace(byKey, keys);
    }
  }

  /** The number of each is 0 when it is new, and then its key. */
  private void assertThatNumbersGoWithTheirThings(ByKey<String> byKey) {
    for (int place = 0; place < byKey.size(); place++) {
      assertThat(byKey.number(place)).isIn(0L, byKey.key(place));
      byKey.number(place, byKey.key(place));
    }
  }

  private void assertThatAWalkFindsEachPlace(ByKey<String> byKey, List<Long> keys) {
    int place = 0;
    for (long multiple = -21; multiple <= 21; multiple += random.nextInt(1, 12)) {
      long key = multiple * (Long.MAX_VALUE / 21);
      place = byKey.placeFrom(place, key);
      assertThat(place).isEqualTo((int) keys.stream().filter(other -> other < key).count());
    }
  }

  private void change(ByKey<String> byKey, Map<Long, String> tree) {
    long key = random.nextLong(-20, 20) * (Long.MAX_VALUE / 20);
    String thing = "thing " + random.nextInt();
    switch (random.nextInt(8)) {
      case 0 -> {
        byKey.removeIf(place -> byKey.key(place) % 3 == key % 3);
        tree.keySet().removeIf(other -> other % 3 == key % 3);
      }
      case 1, 2, 3 -> {
        byKey.put(key, thing);
        tree.put(key, thing);
      }
      case 4, 5 ->
          assertThat(byKey.findOrCreate(key, any -> thing))
              .isEqualTo(tree.computeIfAbsent(key, any -> thing));
      default -> assertThat(byKey.find(key)).isEqualTo(tree.get(key));
    }
  }
}

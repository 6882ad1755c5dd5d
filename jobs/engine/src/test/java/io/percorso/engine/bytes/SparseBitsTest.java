package io.percorso.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparseBitsTest {
  @Test
  void addsWhatAPlainSetAdds() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      int bound = 1 + random.nextInt(300);
      long[] set = SparseBits.room(bound);
      BitSet plain = new BitSet();
      for (int more = random.nextInt(4); more > 0; more--) {
        BitSet other = new BitSet();
        Bits.set(other, random.ints(random.nextInt(20), 0, bound).toArray());
        new SparseBits(other).addTo(set);
        plain.or(other);
      }
      int[] added =
          IntStream.range(0, bound).filter(index -> SparseBits.contains(set, index)).toArray();
      assertThat(added).isEqualTo(Bits.toArray(plain));
    }
  }
}

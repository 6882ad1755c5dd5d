package io.percorso.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.customer.Customer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The chain says what a set in order of insertion says. */
class UnwrittenTest {

  @Test
  void whoHasWaitedLongestIsTheFirstOfASetInOrder() {
    Random random = new Random(11);
    List<Hot> all =
        IntStream.range(0, 20).mapToObj(i -> new Hot(Customer.unknown("u" + i))).toList();
    Unwritten chain = new Unwritten();
    Set<Hot> set = new LinkedHashSet<>();
    for (int i = 0; i < 20_000; i++) {
      Hot hot = all.get(random.nextInt(all.size()));
      if (random.nextInt(2) == 0) {
        assertThat(chain.remove(hot)).isEqualTo(set.remove(hot));
      } else {
        chain.add(hot);
        set.remove(hot);
        set.add(hot);
      }
      assertThat(chain.size()).isEqualTo(set.size());
      assertThat(chain.first()).isSameAs(set.isEmpty() ? null : set.iterator().next());
    }
    for (Hot hot : set) {
      assertThat(chain.first()).isSameAs(hot);
      chain.remove(hot);
    }
    assertThat(chain.first()).isNull();
  }
}

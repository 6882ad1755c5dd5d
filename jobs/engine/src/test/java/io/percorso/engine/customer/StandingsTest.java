package io.percorso.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.evaluation.Judge;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What standings keep of each other is what a look at all of them says. */
class StandingsTest {
  @Test
  void nextChangeIsTheFirstOfAll() {
    Random random = new Random(7);
    Standings standings = new Standings();
    for (int step = 0; step < 20_000; step++) {
      Standing standing = standings.findOrCreate(random.nextInt(12));
      standings.next(standing, random.nextInt(3) == 0 ? Judge.NEVER : random.nextInt(1_000));
      if (random.nextInt(50) == 0) {
        long gone = random.nextInt(12);
        standings.removeKeys(key -> key == gone);
      }
      // Changes that nobody asks about in between count too.
      if (random.nextBoolean()) {
        assertThat(standings.nextChange()).isEqualTo(first(standings));
      }
    }
  }

  private static long first(Standings standings) {
    return all(standings).mapToLong(one -> standings.next(one)).min().orElse(Judge.NEVER);
  }

  private static Stream<Standing> all(Standings standings) {
    return IntStream.range(0, standings.size()).mapToObj(standings::get);
  }

  @Test
  void thoseAreDueThatChangeUpToAnInstant() {
    Standings standings = new Standings();
    standings.next(standings.findOrCreate(9), 300);
    standings.next(standings.findOrCreate(7), 301);
    standings.next(standings.findOrCreate(3), 299);
    standings.findOrCreate(5);

    assertThat(standings.due(300)).extracting(Standing::key).containsExactly(3L, 9L);

    standings.removeKeys(key -> key == 3);
    assertThat(standings.due(Long.MAX_VALUE - 1)).extracting(Standing::key).containsExactly(7L, 9L);
    assertThat(standings.next(standings.find(7))).isEqualTo(301);
  }

  @Test
  void aWalkKnowsWhichChangeUpToAnInstant() {
    Standings standings = new Standings();
    standings.next(standings.findOrCreate(9), 900);
    standings.next(standings.findOrCreate(3), 300);

    Standings.Walk walk = standings.walk();

    assertThat(walk.isLeftUntil(1, Judge.NEVER)).isFalse();
    assertThat(walk.isLeftUntil(3, 300)).isTrue();
    assertThat(walk.isLeftUntil(4, Judge.NEVER)).isFalse();
    assertThat(walk.isLeftUntil(9, 899)).isFalse();
    assertThat(walk.isLeftUntil(10, Judge.NEVER)).isFalse();
  }

  @Test
  void theFirstIsForeseenUntilItIsDoubted() {
    Standings standings = new Standings();
    Standing first = standings.findOrCreate(3);
    standings.next(first, 300);
    standings.next(standings.findOrCreate(9), 900, false);

    assertThat(standings.unforeseen()).isNull();

    standings.walk().isLeftUntil(3, 300);

    assertThat(standings.unforeseen()).isSameAs(first);

    standings.next(first, 1_000);

    assertThat(standings.unforeseen()).isSameAs(standings.find(9));

    standings.next(standings.find(9), Judge.NEVER);

    assertThat(standings.unforeseen()).isNull();

    standings.doubtFirst();

    assertThat(standings.unforeseen()).isSameAs(first);
  }

  @Test
  void onlyThoseThatSayNothingAreForgotten() {
    Standings standings = new Standings();
    standings.next(standings.findOrCreate(1), Judge.NEVER);
    standings.next(standings.findOrCreate(2), 500);
    Standing in = standings.findOrCreate(3);
    in.outcome = 1;
    standings.next(in, Judge.NEVER);

    standings.forget();

    assertThat(all(standings).map(Standing::key)).containsExactly(2L, 3L);

    in.outcome = 0;
    standings.next(in, Judge.NEVER);
    standings.forget();

    assertThat(all(standings).map(Standing::key)).containsExactly(2L);
  }
}

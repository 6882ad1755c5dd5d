package io.percorso.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.customer.Customer;
import io.percorso.engine.evaluation.Judge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The heap says what a list that is sorted each time says. */
class AlarmsTest {

  @Test
  void theEarliestIsTheFirstOfASortedList() {
    Random random = new Random(7);
    Alarms alarms = new Alarms();
    List<Hot> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(new Hot(Customer.unknown("u" + i)));
    }
    List<Hot> set = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      Hot hot = all.get(random.nextInt(all.size()));
      set.remove(hot);
      if (random.nextInt(3) == 0) {
        alarms.remove(hot);
      } else {
        hot.wakeAt = random.nextInt(4) == 0 ? Judge.NEVER : random.nextInt(1_000);
        alarms.set(hot);
        if (hot.wakeAt != Judge.NEVER) {
          set.add(hot);
        }
      }
      set.sort(Comparator.comparingLong(one -> one.wakeAt));
      assertThat(alarms.earliest()).isEqualTo(set.isEmpty() ? Judge.NEVER : set.get(0).wakeAt);
      if (random.nextInt(10) == 0 && !set.isEmpty()) {
        Hot taken = alarms.take();
        assertThat(taken.wakeAt).isEqualTo(set.get(0).wakeAt);
        set.remove(taken);
      }
    }
    for (Hot expected : set) {
      assertThat(alarms.take().wakeAt).isEqualTo(expected.wakeAt);
    }
    assertThat(alarms.earliest()).isEqualTo(Judge.NEVER);
  }

  @Test
  void whomATimerWakesInTimeNeedsNone() {
    Alarms alarms = new Alarms();
    Customer customer = Customer.unknown("u");
    customer.wakeAt(10);
    Hot hot = new Hot(customer);
    hot.wakeAt = 9;
    alarms.set(hot);
    assertThat(alarms.earliest()).isEqualTo(9);
    hot.wakeAt = 10;
    alarms.set(hot);
    assertThat(alarms.earliest()).isEqualTo(Judge.NEVER);
  }
}

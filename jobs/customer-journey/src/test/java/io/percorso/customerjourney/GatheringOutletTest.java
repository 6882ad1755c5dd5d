package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.NOW;
import static io.percorso.customerjourney.Fixtures.VIEWER;
import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.event;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Nothing waits in the present; in a backlog little, not long, and never past a barrier. */
class GatheringOutletTest {
  private final List<CustomerOutput> told = new ArrayList<>();
  private final List<ThrowingRunnable<Exception>> alarms = new ArrayList<>();
  private boolean isBehind = true;

  private final GatheringOutlet outlet =
      new GatheringOutlet(
          new Outlet() {
            @Override
            public void tell(CustomerOutput output) {
              told.add(output);
            }

            @Override
            public <T> void aside(OutputTag<T> tag, T value) {}
          },
          () -> isBehind,
          (millis, action) -> {
            assertThat(millis).isEqualTo(GatheringOutlet.MILLIS);
            alarms.add(action);
          });

  private List<CustomerOutput> tell(int number) {
    List<CustomerOutput> outputs = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Question question = new Question("q" + i, "u", "", NOW);
      outputs.add(CustomerOutput.of(CustomerExplanation.unknown(question, i)));
      outlet.tell(outputs.get(i));
    }
    return outputs;
  }

  @Test
  void inABacklogWhatIsToldWaitsForOneAlarm() throws Exception {
    List<CustomerOutput> outputs = tell(3);
    assertThat(told).isEmpty();
    assertThat(alarms).hasSize(1);
    alarms.remove(0).run();
    assertThat(told).isEqualTo(outputs);
    tell(1);
    assertThat(alarms).hasSize(1);
  }

  @Test
  void whatHasWaitedComesFirstOnceThePresentIsReached() {
    List<CustomerOutput> outputs = new ArrayList<>(tell(2));
    isBehind = false;
    outputs.addAll(tell(1));
    assertThat(told).isEqualTo(outputs);
    outputs.addAll(tell(1));
    assertThat(told).isEqualTo(outputs);
  }

  @Test
  void noMoreThanSomeThousandsWait() {
    List<CustomerOutput> outputs = tell(GatheringOutlet.MOST);
    assertThat(told).isEqualTo(outputs);
  }

  @Test
  void anAlarmThatComesAfterAReleaseDoesNoHarm() throws Exception {
    List<CustomerOutput> outputs = tell(2);
    outlet.release();
    alarms.remove(0).run();
    assertThat(told).isEqualTo(outputs);
  }

  @Test
  void theOperatorGathersBehindTheClockOnly() throws Exception {
    long behind = NOW - at("10:00");
    try (OperatorUnderTest operator = OperatorUnderTest.behind(behind, set(VIEWER))) {
      operator.line(event("u1", "Product Viewed", "10:00"));
      assertThat(operator.changes()).as("before time is known").hasSize(1);
      operator.watermark(at("10:00") - 1);
      operator.line(event("u2", "Product Viewed", "10:00"));
      assertThat(operator.changes()).as("behind").isEmpty();
      operator.pass(GatheringOutlet.MILLIS - 1);
      assertThat(operator.changes()).as("too early").isEmpty();
      operator.pass(1);
      assertThat(operator.changes()).as("in time").hasSize(1);
      operator.watermark(at("10:00"));
      operator.line(event("u3", "Product Viewed", "10:00"));
      assertThat(operator.changes()).as("not behind").hasSize(1);
    }
  }

  @Test
  void nothingWaitsBeyondABarrierOrTheEnd() throws Exception {
    try (OperatorUnderTest operator = OperatorUnderTest.behind(0, set(VIEWER))) {
      operator.watermark(at("09:00"));
      operator.line(event("u1", "Product Viewed", "10:00"));
      assertThat(operator.changes()).isEmpty();
      operator.barrier();
      assertThat(operator.changes()).hasSize(1);
      operator.line(event("u2", "Product Viewed", "10:00"));
      assertThat(operator.changes()).isEmpty();
      operator.finish();
      assertThat(operator.changes()).hasSize(1);
    }
  }
}

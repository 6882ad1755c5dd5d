package io.percorso.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;
import org.apache.flink.runtime.util.TestingTaskManagerRuntimeInfo;
import org.junit.jupiter.api.Test;

class HotLimitsTest {
  private static HotLimits in(int slots, HotLimits limits) {
    return in(slots, limits, false);
  }

  private static HotLimits in(int slots, HotLimits limits, boolean isStateThere) {
    Configuration options = new Configuration();
    options.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    TaskManagerRuntimeInfo process = new TestingTaskManagerRuntimeInfo(options, new File("unused"));
    return limits.in(process, isStateThere);
  }

  @Test
  void theSlotsOfAProcessShareAQuarterOfItsHeap() {
    long heap = Runtime.getRuntime().maxMemory();
    assertThat(in(1, new HotLimits(7, 0))).isEqualTo(new HotLimits(7, heap / 4));
    assertThat(in(3, new HotLimits(7, 0))).isEqualTo(new HotLimits(7, heap / 4 / 3));
  }

  @Test
  void whereTheStateIsOnTheHeapItIsLittle() {
    assertThat(in(1, new HotLimits(7, 0), true)).isEqualTo(new HotLimits(7, 32 << 20));
    assertThat(in(1, new HotLimits(7, 1_000), true)).isEqualTo(new HotLimits(7, 1_000));
  }

  @Test
  void whatIsSaidHoldsForEachSubtask() {
    assertThat(in(3, new HotLimits(7, 1_000))).isEqualTo(new HotLimits(7, 1_000));
  }
}

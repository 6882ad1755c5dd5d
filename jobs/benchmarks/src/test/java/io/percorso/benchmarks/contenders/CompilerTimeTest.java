package io.percorso.benchmarks.contenders;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The compiler's threads are found among those of the process. */
class CompilerTimeTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void compilerHasTakenPartOfWhatTheProcessHas() {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    double compiler = CompilerTime.seconds();

    // By the time that a test runs, the runner alone has kept it busy for a tenth of a second.
    assertThat(compiler).isPositive().isLessThan(machine.getProcessCpuTime() / 1e9);
  }
}

package io.percorso.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was started does not outlive a bench that was killed. */
class JvmITCase {
  private static final String MARK = "pids,";

  @Test
  void processEndsWithWhoeverStartedIt(@TempDir Path folder) throws Exception {
    try (Jvm starter =
        Jvm.start(
            Jvm.Setup.ofFlink(List.of()),
            folder.resolve("starter.log"),
            Starter.class,
            folder.resolve("started.log").toString())) {
      String[] pids = starter.await(line -> line.startsWith(MARK)).split(",", -1);
      ProcessHandle started = ProcessHandle.of(Long.parseLong(pids[2])).orElseThrow();
      assertThat(started.isAlive()).isTrue();

      ProcessHandle.of(Long.parseLong(pids[1])).orElseThrow().destroyForcibly();

      try {
        started.onExit().get(30, TimeUnit.SECONDS);
      } finally {
        started.destroyForcibly();
      }
    }
  }

  /** Starts another, and is killed. */
  static final class Starter {
    private Starter() {}

    /** With the log of the other. */
    public static void main(String[] args) throws Exception {
      Jvm started =
          Jvm.start(Jvm.Setup.ofFlink(List.of()), Path.of(args[0]), Started.class, "unused");
      String pid = started.await(line -> line.startsWith(MARK)).substring(MARK.length());
      System.out.println(MARK + ProcessHandle.current().pid() + "," + pid);
      TimeUnit.MINUTES.sleep(2);
    }
  }

  /** Would run for long. */
  static final class Started {
    private Started() {}

    /** With nothing. */
    public static void main(String[] args) throws Exception {
      Jvm.endWithStarter();
      System.out.println(MARK + ProcessHandle.current().pid());
      TimeUnit.MINUTES.sleep(2);
    }
  }
}

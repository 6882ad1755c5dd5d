package io.percorso.benchmarks.contenders;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the threads of this JVM's compiler have used of the processors, as Linux counts it: <a
 * href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>.
 */
final class CompilerTime {
  private static final Path THREADS = Path.of("/proc/self/task");

  /** Linux shows programs a hundred ticks a second, whatever its own are. */
  private static final double TICKS = 100;

  /** Places, behind the thread's name, of its ticks in user mode and in the kernel. */
  private static final int USER = 11;

  private static final int KERNEL = 12;

  private CompilerTime() {}

  /** Seconds so far, of the threads that there are; 0 on another system. */
  static double seconds() {
    long ticks = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        ticks += ticks(thread.resolve("stat"));
      }
    } catch (IOException elsewhere) {
      return 0;
    }
    return ticks / TICKS;
  }

  private static long ticks(Path stat) {
    try {
      String all = Files.readString(stat);
      String name = all.substring(all.indexOf('(') + 1, all.lastIndexOf(')'));
      if (!name.matches("C[12] Compiler.*")) {
        return 0;
      }
      String[] cells = all.substring(all.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(cells[USER]) + Long.parseLong(cells[KERNEL]);
    } catch (IOException ended) {
      return 0;
    }
  }
}

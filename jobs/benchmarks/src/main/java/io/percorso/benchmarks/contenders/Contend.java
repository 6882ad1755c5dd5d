package io.percorso.benchmarks.contenders;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.percorso.benchmarks.run.Jvm;
import io.percorso.benchmarks.run.Measured;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The main class of a contender's own JVM: starts it, lets it warm up, and measures it until the
 * log ends or its time is over. It says so in one line on standard output, and ends, or goes on
 * until standard input ends if it is to serve.
 */
public final class Contend {
  private static final String FLINK_OPTION = "percorso.flink.";
  private static final long STUCK = TimeUnit.MINUTES.toNanos(3);

  private final Contender contender;
  private final Properties how;

  private Contend(Contender contender, Properties how) {
    this.contender = contender;
    this.how = how;
  }

  /**
   * Runs one.
   *
   * @param args name of the contender; task and limits as text of properties
   */
  public static void main(String[] args) throws Exception {
    Jvm.endWithStarter();
    Properties how = new Properties();
    how.load(new StringReader(args[1]));
    try (Contender contender = Contenders.valueOf(args[0]).make()) {
      contender.start(Task.of(how));
      new Contend(contender, how).measure();
    } catch (Exception failure) {
      failure.printStackTrace();
      System.exit(1);
    }
    System.exit(0);
  }

  /** The option of the JVM that stands for a setting of Flink. */
  public static String javaOption(String key, String value) {
    return "-D" + FLINK_OPTION + key + "=" + value;
  }

  /** The settings of Flink that this JVM was given. */
  static Map<String, String> flinkOptions() {
    Map<String, String> given = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(FLINK_OPTION)) {
        given.put(name.substring(FLINK_OPTION.length()), System.getProperty(name));
      }
    }
    return given;
  }

  private long number(String name) {
    return Long.parseLong(how.getProperty(name));
  }

  private static Measured.Usage usage() {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      allocated += Math.max(0, bytes);
    }
    return new Measured.Usage(
        System.nanoTime() / 1e9,
        machine.getProcessCpuTime() / 1e9,
        CompilerTime.seconds(),
        allocated);
  }

  private void measure() throws InterruptedException, IOException {
    // What serves must know all customers, however long that takes.
    boolean serves = number("serve") > 0;
    long records = number("records");
    await(Math.min(number("warmup"), records), serves ? Long.MAX_VALUE : number("warmupSeconds"));
    long taken = contender.taken();
    Measured.Usage begin = usage();
    await(records, serves ? Long.MAX_VALUE : number("seconds"));
    taken = contender.taken() - taken;
    Measured.Usage used = usage().since(begin);
    long[] checkpoint = contender.checkpoint();
    System.out.println(new Measured(taken, used, checkpoint[0], checkpoint[1]).toLine());
    if (serves) {
      while (System.in.read() >= 0) {
        // Until nobody wants anything any more.
      }
      return;
    }
    // What has been told is on its way to the broker, which is asked for it afterwards.
    TimeUnit.SECONDS.sleep(2);
  }

  /** Waits until so many records are taken, or so many seconds have gone. */
  private void await(long records, long seconds) throws InterruptedException {
    long begun = System.nanoTime();
    long moved = begun;
    long before = -1;
    long taken = contender.taken();
    while (taken < records && (System.nanoTime() - begun) / 1_000_000_000 < seconds) {
      TimeUnit.MILLISECONDS.sleep(10);
      taken = contender.taken();
      if (taken != before) {
        before = taken;
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > STUCK) {
        throw new IllegalStateException("stuck at " + taken + " of " + records + " records");
      }
    }
  }
}

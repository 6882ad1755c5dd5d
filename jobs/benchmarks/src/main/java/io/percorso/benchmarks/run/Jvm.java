package io.percorso.benchmarks.run;

import io.percorso.cli.FailedException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A Java process of our own class path. Its standard error goes to a file; its standard output is
 * read; when its standard input is closed it is to end.
 */
public final class Jvm implements AutoCloseable {
  private static final List<String> OPENED =
      List.of("lang", "util", "util.concurrent", "time", "nio", "net");

  private static final int LAST_LINES = 10;

  private final Process process;
  private final BufferedReader out;
  private final Path log;

  private Jvm(Process process, Path log) {
    this.process = process;
    this.log = log;
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Which libraries of our class path a process gets.
   *
   * @param options such as {@code -Xmx4g}
   * @param jars true for those that it gets, by file name
   */
  public record Setup(List<String> options, Predicate<String> jars) {
    /**
     * The heap of whatever is measured, the same for all, and whole from the start as Flink sets
     * its processes up: one that grows is collected as a whole time and again before it does.
     */
    public static final List<String> HEAP = List.of("-Xms6g", "-Xmx6g");

    private static final String OF_KAFKA = "rocksdbjni-";
    private static final String OF_FLINK = "frocksdbjni-";

    /** With Flink's RocksDB. */
    public static Setup ofFlink(List<String> options) {
      return new Setup(options, jar -> !jar.startsWith(OF_KAFKA));
    }

    /** With Kafka's RocksDB. */
    public static Setup ofKafka(List<String> options) {
      return new Setup(options, jar -> !jar.startsWith(OF_FLINK));
    }

    private String classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> jars.test(Path.of(entry).getFileName().toString()))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /**
   * To be called first by what runs in such a process: it ends at once when whoever started it is
   * gone, however that came about.
   */
  public static void endWithStarter() {
    Optional<CompletableFuture<Void>> unused =
        ProcessHandle.current()
            .parent()
            .map(starter -> starter.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
  }

  /** Starts one. */
  public static Jvm start(Setup setup, Path log, Class<?> main, String... args)
      throws FailedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENED.forEach(name -> command.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(ofTheLauncher());
    command.addAll(setup.options());
    command.addAll(List.of("-cp", setup.classPath(), main.getName()));
    command.addAll(List.of(args));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
              .start();
      return new Jvm(process, log);
    } catch (IOException failure) {
      throw FailedException.of("cannot start a process", failure);
    }
  }

  /** The collector and the compiler's settings, which {@code percorso} has given this process. */
  private static List<String> ofTheLauncher() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:"))
        .toList();
  }

  /** The next line that it says which is meant. */
  public String await(Predicate<String> meant) throws FailedException {
    try {
      String line = out.readLine();
      while (line != null && !meant.test(line)) {
        line = out.readLine();
      }
      if (line != null) {
        return line;
      }
    } catch (IOException gone) {
      // Said below.
    }
    throw failed();
  }

  /** Waits for its end, which must be a good one. */
  public void awaitSuccess() throws FailedException {
    try {
      while (out.readLine() != null) {
        // What it says is for people.
      }
      if (process.waitFor() == 0) {
        return;
      }
    } catch (IOException gone) {
      // Said below.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw failed();
  }

  /** With the last of what it said: a test's folder is gone when somebody wants to read it. */
  private FailedException failed() {
    String last = "";
    try {
      List<String> lines = Files.readAllLines(log);
      last =
          lines.stream()
              .skip(Math.max(0, lines.size() - LAST_LINES))
              .collect(Collectors.joining("\n", ":\n", ""));
    } catch (IOException unreadable) {
      // Its place is said all the same.
    }
    return new FailedException("a process has failed; what it said is in " + log + last);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException alreadyGone) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

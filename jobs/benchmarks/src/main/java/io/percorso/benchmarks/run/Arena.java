package io.percorso.benchmarks.run;

import io.percorso.benchmarks.contenders.Contend;
import io.percorso.benchmarks.contenders.Task;
import io.percorso.benchmarks.workload.FreshTopics;
import io.percorso.benchmarks.workload.Workload;
import io.percorso.benchmarks.workload.WorkloadLog;
import io.percorso.cli.FailedException;
import io.percorso.cli.TemporaryFolder;
import io.percorso.cli.broker.ServedTopics;
import io.percorso.cli.control.ControlPublisher;
import io.percorso.definitions.DefinitionSource;
import io.percorso.schemas.Topic;
import io.percorso.schemas.Topics;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker with the logs, on which contenders run one after the other. */
public final class Arena implements AutoCloseable {
  private static final int PARTITIONS = 8;

  private final Path folder;
  private final List<String> options;
  private final BrokerMain.Running broker;

  private Arena(Path folder, List<String> options, BrokerMain.Running broker) {
    this.folder = folder;
    this.options = options;
    this.broker = broker;
  }

  /**
   * Opens one; the logs that the folder has are kept.
   *
   * @param options more options for the JVM of each contender
   */
  public static Arena open(Path folder, List<String> options) throws FailedException {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw FailedException.of("cannot make " + folder, failure);
    }
    List<String> all = new ArrayList<>(Jvm.Setup.HEAP);
    all.addAll(options);
    return new Arena(folder, all, BrokerMain.start(folder));
  }

  /** How clients reach the broker. */
  public Properties client() {
    return broker.client();
  }

  /** Runs of a section's first rounds what has not been run. */
  public void run(Section section, int rounds, Runs runs) throws FailedException {
    for (int round = 0; round < Math.min(rounds, section.rounds()); round++) {
      List<Case> cases = new ArrayList<>(section.cases());
      if (round % 2 == 1) {
        java.util.Collections.reverse(cases);
      }
      for (Case one : cases) {
        if (runs.find(section.name(), round, one).isEmpty()) {
          Run.Result result = run(one, section.limits());
          runs.add(new Run(section.name(), round, one, result));
          Measured measured = result.measured();
          System.err.printf(
              "percorso: %s %d/%d  %-60s %,10.0f/s %8.1f us %,12d told%n",
              section.name(),
              round + 1,
              section.rounds(),
              one.words(),
              measured.rate(),
              measured.cpuMicros(),
              result.told());
        }
      }
    }
  }

  /** Runs one contender to the end of the log, or of its time. */
  public Run.Result run(Case one, Section.Limits limits) throws FailedException {
    Measured measured = measure(one, limits);
    return new Run.Result(measured, told(WorkloadLog.prefix(one.workload())));
  }

  private Measured measure(Case one, Section.Limits limits) throws FailedException {
    try (TemporaryFolder work = TemporaryFolder.make("percorso-bench-");
        Jvm jvm = start(one, limits, null, work.path())) {
      return Measured.ofLine(jvm.await(Measured::isLine));
    } catch (IOException failure) {
      throw FailedException.of("cannot measure", failure);
    }
  }

  /**
   * How a contender goes on when the log has ended.
   *
   * @param lag by how much its clock is behind the machine's, in milliseconds
   * @param more definitions besides those of the case
   */
  public record Serving(long lag, List<DefinitionSource> more) {}

  /** What is done with a contender that has worked off the log. */
  public interface Customer {
    /** Does it. */
    void visit(Measured measured) throws FailedException;
  }

  /**
   * Lets a contender work off the log, and lets it run while a customer is served, who may write to
   * the log: it is written anew for the next.
   */
  public void serve(Case one, Section.Limits limits, Serving serving, Customer customer)
      throws FailedException {
    WorkloadLog.forget(one.workload(), folder);
    try (TemporaryFolder work = TemporaryFolder.make("percorso-bench-");
        Jvm jvm = start(one, limits, serving, work.path())) {
      customer.visit(Measured.ofLine(jvm.await(Measured::isLine)));
    } catch (IOException failure) {
      throw FailedException.of("cannot measure", failure);
    }
  }

  /** Starts a contender; it says what it measured when it has reached the end of the log. */
  private Jvm start(Case one, Section.Limits limits, Serving serving, Path work)
      throws FailedException {
    Workload workload = one.workload();
    WorkloadLog.of(workload, folder, client());
    String prefix = WorkloadLog.prefix(workload);
    prepare(one, prefix, serving == null ? List.of() : serving.more());
    Task task =
        new Task(
            broker.bootstrap(),
            prefix,
            one.family(),
            one.definitions(),
            work.resolve("flink"),
            serving == null ? 0 : serving.lag());
    Properties how = task.toProperties();
    how.setProperty("records", Long.toString(workload.records()));
    how.setProperty("warmup", Long.toString(workload.customers() + workload.events() * 2 / 3));
    how.setProperty("warmupSeconds", Integer.toString(limits.warmup()));
    how.setProperty("seconds", Integer.toString(limits.seconds()));
    how.setProperty("serve", serving == null ? "0" : "1");
    Jvm.Setup setup =
        one.contender().isOfKafka() ? Jvm.Setup.ofKafka(options) : Jvm.Setup.ofFlink(options);
    return Jvm.start(
        setup,
        folder.resolve(one.contender().name().toLowerCase(Locale.ROOT) + ".log"),
        Contend.class,
        one.contender().name(),
        text(how));
  }

  private static String text(Properties all) {
    StringWriter text = new StringWriter();
    all.forEach((key, value) -> text.append(key + "=" + value + "\n"));
    return text.toString();
  }

  /** Empties every topic but the log's. */
  private void prepare(Case one, String prefix, List<DefinitionSource> more)
      throws FailedException {
    Topics topics = Topics.withPrefix(prefix);
    List<NewTopic> fresh = new ArrayList<>();
    for (Topic<?> topic : topics.all()) {
      if (!topic.equals(topics.clickstream()) && !topic.equals(topics.feedback())) {
        int partitions = topic.partitions() == 1 ? 1 : PARTITIONS;
        fresh.add(
            new NewTopic(topic.name(), partitions, (short) 1)
                .configs(topic.compacted() ? Map.of("cleanup.policy", "compact") : Map.of()));
      }
    }
    fresh.add(new NewTopic(Task.entries(prefix), PARTITIONS, (short) 1));
    try (Admin admin = Admin.create(client())) {
      FreshTopics.create(admin, fresh);
      forgetStreams(admin, prefix);
    } catch (ExecutionException failure) {
      throw new FailedException("cannot prepare topics: " + failure.getCause(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted", interrupted);
    }
    ControlPublisher.publishFirst(
        one.family().definitions(one.definitions(), one.isWhole(), more), topics, client());
  }

  /** How many records there are in the output topics. */
  private long told(String prefix) throws FailedException {
    Topics topics = Topics.withPrefix(prefix);
    List<String> names = new ArrayList<>(List.of(Task.entries(prefix)));
    for (Topic<?> topic : topics.all()) {
      if (topic.kind() == Topic.Kind.OUTPUT) {
        names.add(topic.name());
      }
    }
    try (Admin admin = Admin.create(client())) {
      return ServedTopics.records(admin, names);
    } catch (ExecutionException failure) {
      throw new FailedException("cannot count what was told: " + failure.getCause(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted", interrupted);
    }
  }

  /** Deletes what Kafka Streams has made for itself in an earlier run. */
  private static void forgetStreams(Admin admin, String prefix)
      throws ExecutionException, InterruptedException {
    List<String> changelogs =
        admin.listTopics().names().get().stream()
            .filter(name -> name.startsWith(Task.streams(prefix)))
            .toList();
    admin.deleteTopics(changelogs).all().get();
  }

  @Override
  public void close() {
    broker.close();
  }
}

package io.percorso.benchmarks.workload;

import io.percorso.cli.FailedException;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.Topic;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A workload in the input topics, written once.
 *
 * @param workload what it has
 * @param bytes of keys and values
 * @param checksum of keys and values in the order of their arrival
 */
public record WorkloadLog(Workload workload, long bytes, long checksum) {
  private static final int PARTITIONS = 8;

  /** The topics of a workload: its own names, so that many share a broker. */
  public static String prefix(Workload workload) {
    return "bench." + workload.name() + ".";
  }

  /** Where the log is told to be complete. */
  private static Path manifest(Path folder, Workload workload) {
    return folder.resolve("log-" + workload.name() + ".properties");
  }

  /** The log of a workload: as it is, or written now. */
  public static WorkloadLog of(Workload workload, Path folder, Properties client)
      throws FailedException {
    Path manifest = manifest(folder, workload);
    try {
      if (Files.exists(manifest)) {
        return read(manifest);
      }
      System.err.printf(
          "percorso: writing a log of %,d records of %,d customers ...%n",
          workload.records(), workload.customers());
      WorkloadLog log = write(workload, client);
      Properties all = new Properties();
      workload.write(all);
      all.setProperty("bytes", Long.toString(log.bytes()));
      all.setProperty("checksum", Long.toHexString(log.checksum()));
      try (Writer out = Files.newBufferedWriter(manifest)) {
        all.store(out, null);
      }
      return log;
    } catch (IOException | ExecutionException failure) {
      throw new FailedException("cannot write the log: " + failure.getMessage(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted", interrupted);
    }
  }

  /** Lets a log be written anew when it is wanted next, since others have written to it. */
  public static void forget(Workload workload, Path folder) throws FailedException {
    try {
      Files.deleteIfExists(manifest(folder, workload));
    } catch (IOException failure) {
      throw FailedException.of("cannot forget a log", failure);
    }
  }

  private static WorkloadLog read(Path manifest) throws IOException {
    Properties all = new Properties();
    try (Reader in = Files.newBufferedReader(manifest)) {
      all.load(in);
    }
    return new WorkloadLog(
        Workload.read(all),
        Long.parseLong(all.getProperty("bytes")),
        Long.parseLong(all.getProperty("checksum"), 16));
  }

  private static WorkloadLog write(Workload workload, Properties client)
      throws FailedException, ExecutionException, InterruptedException {
    Topics topics = Topics.withPrefix(prefix(workload));
    try (Admin admin = Admin.create(client)) {
      List<String> names = List.of(topics.clickstream().name(), topics.feedback().name());
      FreshTopics.create(
          admin,
          names.stream()
              .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
              .peek(topic -> topic.configs(Map.of("retention.ms", "-1")))
              .toList());
    }
    try (Sender sender = Sender.ofMuch(client)) {
      return new Filling(topics, sender).fill(workload);
    }
  }

  /** One pass over the records of a workload. */
  private static final class Filling {
    private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
    private final AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);
    private final Topics topics;
    private final Sender sender;
    private final CRC32C checksum = new CRC32C();
    private long bytes;

    Filling(Topics topics, Sender sender) {
      this.topics = topics;
      this.sender = sender;
    }

    WorkloadLog fill(Workload workload) throws FailedException {
      Actions actions = new Actions(workload);
      for (long i = 0; i < workload.records(); i++) {
        Action action = actions.next();
        if (action.call() != null) {
          put(topics.clickstream(), action, calls.encode(action.call()));
        } else {
          put(topics.feedback(), action, answers.encode(action.answer()));
        }
      }
      sender.finish();
      return new WorkloadLog(workload, bytes, checksum.getValue());
    }

    private void put(Topic<?> topic, Action action, byte[] value) throws FailedException {
      byte[] key = action.customerId().getBytes(StandardCharsets.UTF_8);
      checksum.update(key);
      checksum.update(value);
      bytes += key.length + value.length;
      sender.send(new ProducerRecord<>(topic.name(), null, action.arrival(), key, value));
    }
  }
}

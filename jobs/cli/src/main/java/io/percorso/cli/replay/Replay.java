package io.percorso.cli.replay;

import io.percorso.cli.FailedException;
import io.percorso.cli.LocalCluster;
import io.percorso.cli.TemporaryFolder;
import io.percorso.cli.UsageException;
import io.percorso.customerjourney.Control;
import io.percorso.customerjourney.CustomerFact;
import io.percorso.customerjourney.CustomerJourneyTopology;
import io.percorso.customerjourney.CustomerMetrics;
import io.percorso.customerjourney.CustomerOutput;
import io.percorso.customerjourney.CustomerPolicy;
import io.percorso.customerjourney.CustomerSetup;
import io.percorso.customerjourney.OperatorUids;
import io.percorso.definitions.ControlMessage;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.DefinitionSource;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.feedback.AnswerChange;
import io.percorso.rollingfeedback.RollingFeedbackTopology;
import io.percorso.runtime.intake.DeadLetters;
import io.percorso.runtime.intake.Intake;
import io.percorso.runtime.time.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One replay: recorded files in, the files of the contract out. */
public final class Replay {
  private static final String SEGMENT_CHANGES = "segment-changes";
  private static final String JOURNEY_TRANSITIONS = "journey-transitions";
  private static final String CHURN_CHANGES = "churn-changes";
  private static final String CHURN_SCORES = "churn-scores";
  private static final String FEEDBACK_METRICS = "feedback-metrics";
  private static final String DEAD_LETTERS = "dead-letters";
  private static final String SUMMARY = "summary.json";

  private final ReplayRequest request;
  private final DefinitionSet definitions;
  private final long splitSize;
  private final List<InputFile> files;

  /** Prepares a replay; files are looked at, nothing is read yet. */
  public Replay(ReplayRequest request, DefinitionSet definitions) throws FailedException {
    this(request, definitions, RecordedSplits.USUAL_SIZE);
  }

  Replay(ReplayRequest request, DefinitionSet definitions, long splitSize) throws FailedException {
    this.request = request;
    this.definitions = definitions;
    this.splitSize = splitSize;
    files = request.recordings().files();
  }

  /** Runs it to its end. */
  public Summary run() throws FailedException, UsageException {
    try (TemporaryFolder folder = workFolder()) {
      Path work = folder.path();
      long bytes = files.stream().mapToLong(InputFile::size).sum();
      ReplayProgress progress = new ReplayProgress(UUID.randomUUID().toString(), bytes);
      try (ProgressLine line = new ProgressLine(progress, request.terminal())) {
        JobExecutionResult result = execute(work, progress, line);
        return assemble(work, result);
      } finally {
        progress.end();
      }
    } catch (IOException failure) {
      throw FailedException.of("cannot write to " + request.out(), failure);
    }
  }

  private TemporaryFolder workFolder() throws IOException {
    Files.createDirectories(request.out());
    return TemporaryFolder.makeIn(request.out(), ".replay-");
  }

  private JobExecutionResult execute(Path work, ReplayProgress progress, ProgressLine line)
      throws FailedException {
    StreamExecutionEnvironment env = LocalCluster.bounded(request.parallelism(), work);
    CustomerJourneyTopology.Outputs outputs =
        CustomerJourneyTopology.build(
            new CustomerJourneyTopology.Inputs(
                source(env, progress, false), source(env, progress, true), control(env)),
            new CustomerSetup(CustomerPolicy.forReplay(end()), List::of, WallClock.system()));
    facts(outputs, CustomerOutput::segmentChange, FactLines.Kind.SEGMENT, SEGMENT_CHANGES, work);
    facts(outputs, CustomerOutput::transition, FactLines.Kind.JOURNEY, JOURNEY_TRANSITIONS, work);
    facts(outputs, CustomerOutput::churnChange, FactLines.Kind.CHURN, CHURN_CHANGES, work);
    outputs
        .scores()
        .sinkTo(new PartSink<>(work, CHURN_SCORES, new ScoreLines()))
        .uid(CHURN_SCORES)
        .name("Churn scores");
    RollingFeedbackTopology.recorded(
            outputs
                .only(CustomerOutput::answer, AnswerChange.class, "answers-in-context")
                .map(new RowOfChange())
                .uid(io.percorso.rollingfeedback.OperatorUids.ANSWERS)
                .name("Answers"))
        .sinkTo(new PartSink<>(work, FEEDBACK_METRICS, new PointLines()))
        .uid(io.percorso.rollingfeedback.OperatorUids.FEEDBACK_METRICS)
        .name("Feedback metrics");
    outputs
        .deadLetters()
        .sinkTo(new PartSink<>(work, DEAD_LETTERS, new DeadLetterLines()))
        .uid(OperatorUids.DEAD_LETTERS)
        .name("Dead letters");
    return line.follow(() -> LocalCluster.execute(env, "replay"));
  }

  private static void facts(
      CustomerJourneyTopology.Outputs outputs,
      CustomerJourneyTopology.Kind<CustomerFact> kind,
      FactLines.Kind words,
      String name,
      Path work) {
    outputs
        .only(kind, CustomerFact.class, "only-" + name)
        .sinkTo(new PartSink<>(work, name, new FactLines(words)))
        .uid(name)
        .name(name);
  }

  /**
   * An instant beyond which nothing is asked for. A risk with a season goes up and down for ever,
   * so for such a one the end is looked for in the input, if it is not given.
   */
  private long end() throws FailedException {
    boolean endless =
        definitions.definitions().values().stream()
            .anyMatch(
                definition ->
                    definition instanceof Definition.Churn churn
                        && !churn.model().linear().season().isEmpty());
    if (request.until() != null || !endless) {
      return request.until() == null ? Judge.NEVER - 1 : request.until();
    }
    long[] latest = {0};
    RecordedLines lines = new RecordedLines(line -> latest[0] = Math.max(latest[0], line.at()));
    lines.read(request.recordings());
    return latest[0];
  }

  private DataStream<Intake> source(
      StreamExecutionEnvironment env, ReplayProgress progress, boolean feedback) {
    List<InputFile> chosen = files.stream().filter(file -> file.feedback() == feedback).toList();
    org.apache.flink.core.fs.Path[] paths =
        Stream.concat(chosen.stream().map(InputFile::path), Stream.of(request.out()))
            .map(path -> org.apache.flink.core.fs.Path.fromLocalFile(path.toFile()))
            .toArray(org.apache.flink.core.fs.Path[]::new);
    long size = splitSize;
    FileSource<Intake> source =
        FileSource.forBulkFileFormat(new RecordedFormat(files, progress), paths)
            .setFileEnumerator(() -> new RecordedSplits(chosen, size))
            .build();
    WatermarkStrategy<Intake> instants =
        WatermarkStrategy.<Intake>noWatermarks()
            .withTimestampAssigner(
                (intake, before) -> intake.isAccepted() ? intake.line().at() : 0);
    String uid = feedback ? OperatorUids.FEEDBACK : OperatorUids.CLICKSTREAM;
    return env.fromSource(source, instants, feedback ? "Feedback" : "Clickstream").uid(uid);
  }

  private DataStream<Control> control(StreamExecutionEnvironment env) {
    List<Control> messages = new ArrayList<>();
    definitions
        .definitions()
        .forEach(
            (source, definition) -> messages.add(Control.of(message(source, definition.key()))));
    messages.add(Control.of(ControlMessage.closing(1)));
    return env.fromData(messages, TypeInformation.of(Control.class))
        .uid(OperatorUids.DEFINITIONS)
        .name("Definitions");
  }

  private static ControlMessage message(DefinitionSource source, String key) {
    return ControlMessage.definition(key, 1, 1, source.yaml());
  }

  private Summary assemble(Path work, JobExecutionResult result)
      throws IOException, UsageException {
    long latest = result.getAccumulatorResult(CustomerMetrics.LATEST);
    if (request.until() != null && request.until() < latest) {
      throw new UsageException(
          "--until lies before the latest accepted line, "
              + io.percorso.cli.Instants.format(latest));
    }
    long until = request.until() == null ? latest : request.until();
    // Only what is whole takes the place of an earlier replay's outputs.
    Path whole = Files.createDirectory(work.resolve("whole"));
    Assembly assembly = new Assembly(work, whole, request.parallelism());
    long segmentChanges = assembly.join(SEGMENT_CHANGES, until);
    long journeyTransitions = assembly.join(JOURNEY_TRANSITIONS, until);
    long churnChanges = assembly.join(CHURN_CHANGES, until);
    long churnScores =
        new ScoreAssembly(definitions.definitions().values(), until)
            .write(parts(work, CHURN_SCORES), whole.resolve(CHURN_SCORES + ".jsonl"));
    new DeadLetterAssembly(parts(work, DEAD_LETTERS), files)
        .write(whole.resolve(DEAD_LETTERS + ".jsonl"));
    long feedbackMetrics = assembly.join(FEEDBACK_METRICS, until);
    Summary summary =
        new Summary(
            result.getAccumulatorResult(CustomerMetrics.ACCEPTED),
            result.getAccumulatorResult(CustomerMetrics.DUPLICATES),
            result.getAccumulatorResult(DeadLetters.METRIC),
            result.getAccumulatorResult(CustomerMetrics.CUSTOMERS),
            segmentChanges,
            journeyTransitions,
            churnChanges,
            churnScores,
            feedbackMetrics);
    publish(whole);
    Path written = work.resolve(SUMMARY);
    summary.write(written);
    Files.move(written, request.out().resolve(SUMMARY), StandardCopyOption.REPLACE_EXISTING);
    return summary;
  }

  private void publish(Path whole) throws IOException {
    try (Stream<Path> outputs = Files.list(whole)) {
      for (Path output : outputs.toList()) {
        Path target = request.out().resolve(output.getFileName());
        Files.move(output, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private List<Path> parts(Path work, String name) {
    return IntStream.range(0, request.parallelism())
        .mapToObj(subtask -> work.resolve(PartSink.fileName(name, false, subtask)))
        .toList();
  }
}

package io.percorso.cli.demo;

import io.percorso.cli.FailedException;
import io.percorso.cli.LocalCluster;
import io.percorso.cli.TemporaryFolder;
import io.percorso.cli.broker.BrokerException;
import io.percorso.cli.broker.EmbeddedBroker;
import io.percorso.cli.broker.Settings;
import io.percorso.cli.control.ControlPublisher;
import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.definitions.DefinitionSet;
import io.percorso.rollingfeedback.RollingFeedbackJob;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.Topic;
import io.percorso.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;

/** Brings everything up, lets it run, and takes it down again in order. */
final class Demo {
  private static final int PARTITIONS = 4;
  private static final int USUAL_PORT = 9092;
  private static final Duration REFRESH = Duration.ofSeconds(1);

  private final DemoSettings settings;
  private final DefinitionSet definitions;
  private final CountDownLatch stop = new CountDownLatch(1);
  private boolean closed;
  private Path folder;
  private EmbeddedBroker broker;
  private JobClient job;
  private Feed feed;
  private Watcher watcher;
  private View view;

  Demo(DemoSettings settings, DefinitionSet definitions) {
    this.settings = settings;
    this.definitions = definitions;
  }

  int run() throws FailedException {
    Thread hook = new Thread(this::interrupted, "demo-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      begin();
      watch();
      return 0;
    } catch (IOException failure) {
      throw FailedException.of("the demo cannot run", failure);
    } catch (BrokerException failure) {
      throw new FailedException("the demo cannot run: " + failure.getMessage(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    } finally {
      close();
    }
  }

  private void begin() throws IOException, FailedException, InterruptedException {
    say("starting an embedded Kafka broker ...");
    folder = Files.createTempDirectory("percorso-demo-");
    broker = startBroker();
    say("Kafka is at " + broker.bootstrapServers());
    broker.createTopics(Topics.standard().all().stream().map(Demo::topic).toList());
    ControlPublisher.publishFirst(definitions, client());
    feed =
        settings.isRecording()
            ? new RecordingFeed(settings.recording(), settings.speed(), client())
            : new ShopperFeed(settings.seed(), settings.rate(), client());
    // The past comes first, as a backlog: to a job that has caught up it would be late.
    feed.sendPast();
    String address = "http://localhost:" + startJob();
    say("Flink's web UI is at " + address);
    watcher = new Watcher(client());
    watcher.start();
    feed.start();
    view = new View(definitions, address, Boolean.getBoolean("percorso.screen"));
  }

  /** On Kafka's usual port if that is free, so that other commands find it. */
  private EmbeddedBroker startBroker() {
    Settings settings = Settings.fresh().withFolder(folder.resolve("kafka"));
    try {
      return EmbeddedBroker.start(settings.withPort(USUAL_PORT));
    } catch (BrokerException taken) {
      return EmbeddedBroker.start(settings);
    }
  }

  private static NewTopic topic(Topic<?> topic) {
    int partitions = topic.partitions() == 1 ? 1 : PARTITIONS;
    Map<String, String> config =
        topic.compacted()
            ? Map.of("cleanup.policy", "compact")
            : Map.of("retention.bytes", String.valueOf(256L << 20));
    return new NewTopic(topic.name(), partitions, (short) 1).configs(config);
  }

  private Properties client() {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", broker.bootstrapServers());
    return properties;
  }

  /** Starts both jobs as one, in one cluster; the answer is the port of the web UI. */
  private int startJob() throws FailedException {
    LocalCluster.Live live =
        LocalCluster.live(Runtime.getRuntime().availableProcessors(), folder, settings.uiPort());
    StreamExecutionEnvironment env = live.environment();
    Configuration options = new Configuration();
    options.set(CustomerJourneyOptions.BOOTSTRAP_SERVERS, broker.bootstrapServers());
    options.set(CustomerJourneyOptions.DISORDER, Duration.ofSeconds(1));
    if (settings.isRecording()) {
      options.set(CustomerJourneyOptions.INPUT_FORMAT, CustomerJourneyOptions.InputFormat.JSON);
      options.set(CustomerJourneyOptions.QUIET, false);
    }
    CustomerJourneyJob.build(env, options, WallClock.system());
    RollingFeedbackJob.build(env, options, WallClock.system());
    try {
      job = env.executeAsync("percorso");
    } catch (Exception failure) {
      throw new FailedException("the job cannot start: " + LocalCluster.cause(failure), failure);
    }
    return live.uiPort();
  }

  private void watch() throws FailedException, InterruptedException {
    long begun = System.nanoTime();
    long end = settings.span() == null ? Long.MAX_VALUE : settings.span().toNanos();
    boolean going = true;
    while (going) {
      long left = end - (System.nanoTime() - begun);
      long wait = Math.min(REFRESH.toNanos(), Math.max(0, left));
      going = !stop.await(wait, TimeUnit.NANOSECONDS) && left > wait;
      failIfBroken();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
      System.out.print(view.render(watcher.snapshot(), feed.sent(), elapsed));
      System.out.flush();
    }
    System.out.println(view.farewell(watcher.snapshot(), feed.sent()));
  }

  private void failIfBroken() throws FailedException, InterruptedException {
    String trouble = broker.failure() != null ? broker.failure() : feed.failure();
    if (trouble == null && status().isGloballyTerminalState() && stop.getCount() > 0) {
      trouble = "the job ended by itself: " + jobFailure();
    }
    if (trouble != null) {
      throw new FailedException(trouble);
    }
  }

  private JobStatus status() throws InterruptedException {
    try {
      return job.getJobStatus().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException unknown) {
      return JobStatus.RUNNING;
    }
  }

  private String jobFailure() throws InterruptedException {
    try {
      job.getJobExecutionResult().get();
      return "no reason known";
    } catch (ExecutionException failure) {
      return LocalCluster.cause(failure);
    }
  }

  private static void say(String text) {
    System.err.println("percorso: " + text);
  }

  /** At Ctrl-C: lets the main thread print its last view, then sees to a clean end. */
  private void interrupted() {
    stop.countDown();
    close();
  }

  /** Whoever comes second, at Ctrl-C or at the end of the time, waits until all is closed. */
  private synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (AutoCloseable part :
        List.<AutoCloseable>of(
            this::closeFeed,
            this::cancelJob,
            this::closeWatcher,
            this::closeBroker,
            this::deleteFolder)) {
      try {
        part.close();
      } catch (Exception alreadyGone) {
        // What is left goes with the process; the other parts must still be closed.
      }
    }
  }

  private void closeFeed() {
    if (feed != null) {
      feed.close();
    }
  }

  private void cancelJob() throws Exception {
    if (job != null) {
      job.cancel().get(10, TimeUnit.SECONDS);
      // Its cluster closes only after it has ended.
      job.getJobExecutionResult().handle((result, canceled) -> result).get(20, TimeUnit.SECONDS);
    }
  }

  private void closeWatcher() {
    if (watcher != null) {
      watcher.close();
    }
  }

  private void closeBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  private void deleteFolder() {
    if (folder != null) {
      TemporaryFolder.delete(folder);
    }
  }
}

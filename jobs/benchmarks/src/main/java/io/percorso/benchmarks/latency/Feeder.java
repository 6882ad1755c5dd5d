package io.percorso.benchmarks.latency;

import io.percorso.benchmarks.workload.Action;
import io.percorso.benchmarks.workload.Actions;
import io.percorso.benchmarks.workload.Sender;
import io.percorso.benchmarks.workload.Workload;
import io.percorso.cli.FailedException;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Sends events by a schedule that does not wait for anybody. Each bears the instant of the
 * schedule, however late it is sent; some are probes, whose facts come at once.
 */
final class Feeder implements AutoCloseable {
  /** The event that lets its customer enter the segment that is watched. */
  static final String PROBE = "Probe";

  /** How many probes are sent in a second. */
  static final int PROBES_A_SECOND = 200;

  /** Coprime to every number of customers that workloads have. */
  private static final long STRIDE = 7_919;

  private final Topics topics;
  private final Workload workload;
  private final long lag;
  private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
  private final AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);
  private final Sender sender;

  /** No two feeders' ids are the same, or they would be repeats. */
  private final String ids = Long.toString(System.nanoTime(), 36) + "-";

  private long feeds;
  private long probed;

  /**
   * Feeds the topics of a workload with what comes after the log: the same customers go on.
   *
   * @param lag by how much events are dated back, in milliseconds
   */
  Feeder(Properties client, Topics topics, Workload workload, long lag) {
    this.topics = topics;
    this.workload = workload;
    this.lag = lag;
    sender = Sender.atOnce(client);
  }

  /** What so many events a second consist of; takes a while to get ready. */
  Actions prepare(double rate) {
    return Actions.inMidstOf(workload, Math.max(1, rate - PROBES_A_SECOND), ++feeds);
  }

  /**
   * Sends actions for a while, as people come: sessions last as long as ever, the more of them
   * there are at a time.
   *
   * @return the instants at which probes were due
   */
  List<Long> feed(Actions actions, long millis) throws InterruptedException, FailedException {
    List<Long> probes = new ArrayList<>();
    Action next = actions.next();
    long begin = System.currentTimeMillis();
    long shift = begin - next.arrival();
    long nextProbe = begin;
    for (long now = begin; now < begin + millis; now = System.currentTimeMillis()) {
      while (next.arrival() + shift <= now) {
        send(next, shift - lag);
        next = actions.next();
      }
      while (nextProbe <= now) {
        probes.add(nextProbe);
        probe(nextProbe - lag);
        nextProbe = begin + probes.size() * 1_000L / PROBES_A_SECOND;
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    sender.finish();
    return probes;
  }

  private void probe(long at) throws FailedException {
    ClickstreamCall call = new ClickstreamCall();
    call.setType("track");
    call.setEvent(PROBE);
    // Nobody is asked twice in a minute, who would not enter again.
    call.setUserId(Actions.customer((int) (probed++ * STRIDE % workload.customers())));
    call.setMessageId(ids + "probe-" + probed);
    call.setTimestamp(Instant.ofEpochMilli(at));
    call.setProperties(Map.of());
    call.setContext(Map.of());
    call.setTraits(Map.of());
    sender.send(topics.clickstream().name(), call.getUserId(), calls.encode(call));
  }

  private void send(Action action, long shift) throws FailedException {
    ClickstreamCall call = action.call();
    FeedbackAnswer answer = action.answer();
    // One that comes twice has been through this.
    if (call != null) {
      if (!call.getMessageId().startsWith(ids)) {
        call.setMessageId(ids + feeds + call.getMessageId());
        call.setTimestamp(call.getTimestamp().plusMillis(shift));
      }
      sender.send(topics.clickstream().name(), action.customerId(), calls.encode(call));
    } else {
      if (!answer.getResponseId().startsWith(ids)) {
        answer.setResponseId(ids + feeds + answer.getResponseId());
        answer.setTimestamp(answer.getTimestamp().plusMillis(shift));
      }
      sender.send(topics.feedback().name(), action.customerId(), answers.encode(answer));
    }
  }

  @Override
  public void close() {
    sender.close();
  }
}

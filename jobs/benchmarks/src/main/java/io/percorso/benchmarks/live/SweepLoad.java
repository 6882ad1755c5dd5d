package io.percorso.benchmarks.live;

import io.percorso.benchmarks.workload.Sender;
import io.percorso.cli.FailedException;
import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.DefinitionSource;
import io.percorso.definitions.WindowLimit;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Customers who looked at three products last month, and have been quiet since.
 *
 * @param customers how many
 */
record SweepLoad(int customers) implements Load {
  /** Events a second whose facts tell how long they had to wait. */
  static final int PROBES = 100;

  private static final int EACH = 3;
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final String PROBED =
      "kind: segment\nid: probed\nwhen: {event: Probe, within: 1h}\n";
  private static final String LIFECYCLE =
      """
      kind: journey
      id: lifecycle
      stages:
        - {id: aware, when: {event: Product Viewed, within: 90d}}
        - {id: buyer, when: {event: Order Completed, within: 90d}}
      """;

  @Override
  public long records() {
    return (long) customers * EACH;
  }

  @Override
  public DefinitionSet definitions() {
    return DefinitionSet.parse(
        List.of(new DefinitionSource("probed", PROBED), new DefinitionSource("j", LIFECYCLE)),
        WindowLimit.LIVE);
  }

  @Override
  public void fill(Sender sender) throws FailedException {
    AvroCodec<ClickstreamCall> codec = AvroCodec.singleObject(ClickstreamCall.class);
    long begin = System.currentTimeMillis() - 30 * DAY;
    for (int round = 0; round < EACH; round++) {
      for (int i = 0; i < customers; i++) {
        long at = begin + round * DAY + i % DAY;
        ClickstreamCall call = call("quiet" + i, "Product Viewed", at);
        sender.send(Topics.standard().clickstream().name(), call.getUserId(), codec.encode(call));
      }
    }
  }

  static ClickstreamCall call(String customer, String event, long at) {
    ClickstreamCall call = new ClickstreamCall();
    call.setType("track");
    call.setEvent(event);
    call.setUserId(customer);
    call.setMessageId(customer + "-" + at);
    call.setTimestamp(Instant.ofEpochMilli(at));
    call.setProperties(Map.of());
    call.setContext(Map.of());
    call.setTraits(Map.of());
    return call;
  }

  @Override
  public void build(StreamExecutionEnvironment env, Configuration options) {
    CustomerJourneyJob.build(env, options, WallClock.system());
  }

  @Override
  public String operator() {
    return "Customer";
  }
}

package io.percorso.rollingfeedback;

import io.percorso.engine.bytes.Hash64;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets each row through once, by its id. After a failure an at-least-once writer repeats rows; here
 * they would count twice. What is remembered is forgotten after a while by the clock, which must be
 * longer than a failed writer stays down.
 */
final class RepeatFilter extends KeyedProcessFunction<String, Row, Row> {
  private static final long serialVersionUID = 1;

  private final Duration remember;
  private transient MapState<Long, Boolean> seen;
  private transient Counter repeats;

  RepeatFilter(Duration remember) {
    this.remember = remember;
  }

  @Override
  public void open(OpenContext context) {
    MapStateDescriptor<Long, Boolean> descriptor =
        new MapStateDescriptor<>("seen", Types.LONG, Types.BOOLEAN);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(remember)
            .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
            .cleanupInRocksdbCompactFilter(1_000)
            .build());
    seen = getRuntimeContext().getMapState(descriptor);
    repeats = getRuntimeContext().getMetricGroup().counter(FeedbackJobMetrics.REPEATS);
  }

  @Override
  public void processElement(Row row, Context context, Collector<Row> out) throws Exception {
    long id = Hash64.of(row.id());
    if (seen.contains(id)) {
      repeats.inc();
    } else {
      seen.put(id, true);
      out.collect(row);
    }
  }
}

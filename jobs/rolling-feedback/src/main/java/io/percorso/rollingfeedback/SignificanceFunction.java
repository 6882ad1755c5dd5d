package io.percorso.rollingfeedback;

import io.percorso.engine.figure.FalseDiscoveries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Waits until all points of a family and a boundary are there, then judges their changes together.
 * A point that is corrected later is judged with those corrected at the same time. Of an edited
 * definition, points of the earlier version are dropped.
 */
final class SignificanceFunction extends KeyedProcessFunction<String, Point, Point> {
  private static final long serialVersionUID = 1;

  private final boolean recorded;
  private transient ListState<Point> waiting;
  private transient ValueState<Integer> version;
  private transient Counter told;

  SignificanceFunction(boolean recorded) {
    this.recorded = recorded;
  }

  @Override
  public void open(OpenContext context) {
    waiting =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("waiting", TypeInformation.of(Point.class)));
    version = getRuntimeContext().getState(new ValueStateDescriptor<>("version", Types.INT));
    told = getRuntimeContext().getMetricGroup().counter(FeedbackJobMetrics.POINTS);
  }

  @Override
  public void processElement(Point point, Context context, Collector<Point> out) throws Exception {
    Integer newest = version.value();
    if (newest != null && point.version() < newest) {
      return;
    }
    if (newest == null || point.version() > newest) {
      version.update(point.version());
    }
    if (recorded) {
      // Points come in order, and timers fire once, when the family has ended.
      tellUpTo(point.at() - 1, out);
    }
    waiting.add(point);
    context.timerService().registerEventTimeTimer(recorded ? Long.MAX_VALUE - 1 : point.at());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Point> out)
      throws Exception {
    tellUpTo(timestamp, out);
  }

  private void tellUpTo(long instant, Collector<Point> out) throws Exception {
    TreeMap<Long, List<Point>> due = new TreeMap<>();
    List<Point> early = new ArrayList<>();
    for (Point point : waiting.get()) {
      if (point.version() == version.value() && point.at() <= instant) {
        due.computeIfAbsent(point.at(), at -> new ArrayList<>()).add(point);
      } else if (point.at() > instant) {
        early.add(point);
      }
    }
    if (due.isEmpty()) {
      return;
    }
    waiting.update(early);
    for (List<Point> family : due.values()) {
      judge(family, out);
    }
  }

  private void judge(List<Point> family, Collector<Point> out) {
    family.sort(Comparator.comparing(Point::value));
    double threshold =
        FalseDiscoveries.threshold(family.stream().mapToDouble(Point::probability).toArray());
    for (Point point : family) {
      told.inc();
      out.collect(point.withSignificance(threshold));
    }
  }
}

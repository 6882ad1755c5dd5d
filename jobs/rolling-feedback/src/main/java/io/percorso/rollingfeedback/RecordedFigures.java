package io.percorso.rollingfeedback;

import io.percorso.engine.figure.Cells;
import io.percorso.engine.figure.RollingFigure;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets figures roll over recorded deltas, which come figure by figure and in order of their
 * boundaries: one figure at a time, which needs no state.
 */
final class RecordedFigures extends KeyedProcessFunction<String, Delta, Point> {
  private static final long serialVersionUID = 1;

  private transient String key;
  private transient RollingFigure figure;

  @Override
  public void processElement(Delta delta, Context context, Collector<Point> out) {
    if (!context.getCurrentKey().equals(key)) {
      key = context.getCurrentKey();
      figure = new RollingFigure(delta.spec(), Cells.NONE, delta.from() - 1);
      // Such an input calls timers once, after the figure's last delta.
      context.timerService().registerEventTimeTimer(delta.instant());
    }
    Points points = new Points(delta.spec(), delta.dimension(), delta.value(), out);
    figure.advanceTo(delta.from() - 1, points);
    figure.add(delta.bucket(), delta.from(), delta.counts());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Point> out) {
    Delta.Place place = Delta.Place.of(key);
    figure.advanceToEnd(new Points(figure.spec(), place.dimension(), place.value(), out));
  }
}

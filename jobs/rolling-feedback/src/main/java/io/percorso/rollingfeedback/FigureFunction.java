package io.percorso.rollingfeedback;

import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.figure.Cells;
import io.percorso.engine.figure.FigureSpec;
import io.percorso.engine.figure.RollingFigure;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Holds the figures of a live job: load, add, let time pass, store, keep a timer, emit. */
final class FigureFunction extends KeyedProcessFunction<String, Delta, Point> {
  private static final long serialVersionUID = 1;

  private transient ValueState<byte[]> state;
  private transient Cells cells;
  private transient ByteWriter writer;
  private transient Counter late;

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "figure", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    cells = new StoredCells(getRuntimeContext());
    writer = new ByteWriter();
    late = getRuntimeContext().getMetricGroup().counter(FeedbackJobMetrics.LATE);
  }

  @Override
  public void processElement(Delta delta, Context context, Collector<Point> out) throws Exception {
    byte[] stored = state.value();
    RollingFigure figure =
        stored == null
            ? new RollingFigure(delta.spec(), cells, begun(delta, context.timerService()))
            : RollingFigure.read(stored, cells);
    Points points = new Points(delta.spec(), delta.dimension(), delta.value(), out);
    boolean isLate = delta.from() <= figure.boundary();
    figure.add(delta.bucket(), delta.from(), delta.counts());
    if (isLate) {
      late.inc();
      figure.tell(points);
    }
    keep(figure, context.timerService());
  }

  /** For a figure that begins, every boundary before the watermark is over. */
  private long begun(Delta delta, TimerService time) {
    long watermark = time.currentWatermark();
    return watermark == Long.MIN_VALUE
        ? delta.from() - 1
        : delta.spec().boundaryAtOrBefore(watermark);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Point> out)
      throws Exception {
    byte[] stored = state.value();
    if (stored == null) {
      return;
    }
    RollingFigure figure = RollingFigure.read(stored, cells);
    FigureSpec spec = figure.spec();
    Delta.Place place = Delta.Place.of(context.getCurrentKey());
    Points points = new Points(spec, place.dimension(), place.value(), out);
    figure.advanceTo(spec.boundaryAtOrBefore(timestamp), points);
    keep(figure, context.timerService());
  }

  private void keep(RollingFigure figure, TimerService timers) throws Exception {
    // Writing also brings the cells up to date, if only to empty them.
    boolean isForgettable = figure.isForgettable();
    writer.clear();
    figure.write(writer);
    if (isForgettable) {
      state.clear();
    } else {
      state.update(writer.toBytes());
      timers.registerEventTimeTimer(figure.spec().instant(figure.wakeAt()));
    }
  }
}

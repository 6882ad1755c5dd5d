package io.percorso.rollingfeedback;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * The graph, with both ends injected:
 *
 * <pre>
 * rows -> [repeats] -> combine -> by figure -> figures -> by family -> significance -> points
 * </pre>
 */
public final class RollingFeedbackTopology {
  private RollingFeedbackTopology() {}

  /** Draws the graph over live rows: repeats are remembered for a time by the clock. */
  public static DataStream<Point> live(DataStream<Row> rows, Duration rememberRepeats) {
    SingleOutputStreamOperator<Row> fresh =
        rows.keyBy(Row::customerId)
            .process(new RepeatFilter(rememberRepeats))
            .uid(OperatorUids.REPEATS)
            .name("Repeats");
    return significance(figures(combined(fresh), new FigureFunction()), false);
  }

  /** Draws the graph over recorded rows, sorted by Flink's batch mode: no repeats, no lateness. */
  public static DataStream<Point> recorded(DataStream<Row> rows) {
    SingleOutputStreamOperator<Delta> deltas = combined(rows);
    DataStream<Point> points =
        figures(deltas, new RecordedFigures())
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Point>noWatermarks()
                    .withTimestampAssigner((point, before) -> point.at()))
            .uid(OperatorUids.INSTANTS)
            .name("Instants");
    return significance(points, true);
  }

  private static SingleOutputStreamOperator<Delta> combined(DataStream<Row> rows) {
    return rows.transform("Combine", TypeInformation.of(Delta.class), new Combiner())
        .uid(OperatorUids.COMBINE);
  }

  private static SingleOutputStreamOperator<Point> figures(
      DataStream<Delta> deltas, KeyedProcessFunction<String, Delta, Point> function) {
    return deltas.keyBy(Delta::figure).process(function).uid(OperatorUids.FIGURES).name("Figures");
  }

  private static DataStream<Point> significance(DataStream<Point> points, boolean recorded) {
    return points
        .keyBy(Point::family)
        .process(new SignificanceFunction(recorded))
        .uid(OperatorUids.SIGNIFICANCE)
        .name("Significance");
  }
}

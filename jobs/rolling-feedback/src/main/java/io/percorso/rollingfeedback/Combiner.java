package io.percorso.rollingfeedback;

import io.percorso.engine.figure.Counts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up, before the exchange, what goes to the same bucket of the same figure: a few figures take
 * part in every answer. What has been added up goes on before each watermark, so that it is never
 * late by that, and before each checkpoint, so that nothing of it needs to be stored.
 */
final class Combiner extends AbstractStreamOperator<Delta>
    implements OneInputStreamOperator<Row, Delta>, BoundedOneInput {
  private static final long serialVersionUID = 1;
  private static final int MOST = 16_384;

  private transient Map<Delta, Counts> sums;

  @Override
  public void open() throws Exception {
    super.open();
    sums = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<Row> element) {
    for (Delta delta : element.getValue().deltas()) {
      sums.merge(with(delta, Counts.NONE), delta.counts(), Counts::plus);
    }
    if (sums.size() >= MOST) {
      flush();
    }
  }

  private static Delta with(Delta delta, Counts counts) {
    return new Delta(
        delta.spec(), delta.dimension(), delta.value(), delta.bucket(), delta.from(), counts);
  }

  private void flush() {
    sums.forEach(
        (delta, counts) -> {
          if (!counts.isNone()) {
            output.collect(new StreamRecord<>(with(delta, counts), delta.instant()));
          }
        });
    sums.clear();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void endInput() {
    flush();
  }
}

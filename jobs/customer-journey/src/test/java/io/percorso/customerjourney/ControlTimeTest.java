package io.percorso.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.customerjourney.ingest.ControlIntake;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

/** An end of time from the control topics would be everybody's once the events are idle. */
class ControlTimeTest {
  private final List<Watermark> watermarks = new ArrayList<>();
  private boolean isIdle;

  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          watermarks.add(watermark);
        }

        @Override
        public void markIdle() {
          isIdle = true;
        }

        @Override
        public void markActive() {
          isIdle = false;
        }
      };

  @Test
  void itIsIdleAndSaysNoTime() {
    WatermarkGenerator<ControlIntake> time = ControlTime.strategy().createWatermarkGenerator(null);
    time.onEvent(null, Long.MIN_VALUE, output);
    time.onPeriodicEmit(output);
    assertThat(isIdle).isTrue();
    assertThat(watermarks).isEmpty();
  }
}

package io.percorso.customerjourney;

import io.percorso.customerjourney.ingest.ControlIntake;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Definitions have no time of their own. They are idle, so that they never hold back that of the
 * events, and are not left alone with the last word either when the events are idle too.
 */
final class ControlTime implements WatermarkGenerator<ControlIntake> {

  static WatermarkStrategy<ControlIntake> strategy() {
    return WatermarkStrategy.<ControlIntake>forGenerator(context -> new ControlTime())
        .withTimestampAssigner((intake, before) -> Long.MIN_VALUE);
  }

  @Override
  public void onEvent(ControlIntake event, long timestamp, WatermarkOutput output) {}

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.markIdle();
  }
}

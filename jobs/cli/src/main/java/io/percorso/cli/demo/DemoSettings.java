package io.percorso.cli.demo;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to run the demo.
 *
 * @param span how long; null until Ctrl-C
 * @param rate shoppers' events a second
 * @param seed what the shoppers' chances begin with
 * @param recording a recorded file to play instead; null for shoppers
 * @param speed how many times faster than recorded
 * @param uiPort the wanted port of Flink's web UI
 */
record DemoSettings(
    Duration span, double rate, long seed, Path recording, double speed, int uiPort) {
  boolean isRecording() {
    return recording != null;
  }
}

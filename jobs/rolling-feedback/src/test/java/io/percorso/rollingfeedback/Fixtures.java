package io.percorso.rollingfeedback;

import io.percorso.engine.figure.FigureSpec;
import io.percorso.engine.figure.Scale;
import java.util.List;

/** Deltas and rows in few words. A boundary every hour; windows of two and four hours. */
final class Fixtures {
  static final long HOUR = 3_600_000;
  static final FigureSpec NPS = spec(1);

  private Fixtures() {}

  static FigureSpec spec(int version) {
    return new FigureSpec("nps", version, Scale.NPS, HOUR, List.of(2, 4), 3);
  }

  static Delta delta(String value, long bucket, long from, int score) {
    return delta(NPS, value, bucket, from, score);
  }

  static Delta delta(FigureSpec spec, String value, long bucket, long from, int score) {
    return new Delta(spec, "channel", value, bucket, from, Scale.NPS.count(score));
  }

  static Row row(String id, Delta... deltas) {
    return new Row(id, "u1", deltas[0].instant(), List.of(deltas));
  }
}

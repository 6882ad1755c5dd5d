package io.percorso.cli.shoppers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Records what shoppers do as files of JSON Lines, in the form in which a replay reads them. A file
 * whose name ends in {@code .gz} is compressed. Equal settings and noise give equal files.
 */
public final class ShopperFiles {

  private final ShopperSettings settings;
  private final Noise noise;

  /** Files of these shoppers, with that noise. */
  public ShopperFiles(ShopperSettings settings, Noise noise) {
    this.settings = settings;
    this.noise = noise;
  }

  /**
   * Writes that many actions without noise.
   *
   * @see #write(Path, Path, long)
   */
  public static Written write(
      Path clickstream, Path feedback, ShopperSettings settings, long actions) throws IOException {
    return new ShopperFiles(settings, Noise.NONE).write(clickstream, feedback, actions);
  }

  /**
   * Writes the first actions from the start on; files that exist are replaced.
   *
   * @param clickstream where calls go
   * @param feedback where answers go
   * @param actions how many, both together, 0 or more; noise comes on top
   * @throws IOException if a file cannot be written
   */
  public Written write(Path clickstream, Path feedback, long actions) throws IOException {
    Dice dice = new Dice(~settings.seed());
    try (LineFile calls = new LineFile(clickstream, noise, dice);
        LineFile answers = new LineFile(feedback, noise, dice)) {
      Act last = play(calls, answers, actions);
      return new Written(
          calls.actions(),
          answers.actions(),
          calls.displaced() + answers.displaced(),
          calls.duplicates() + answers.duplicates(),
          calls.malformed() + answers.malformed(),
          actions == 0 ? null : Instant.ofEpochMilli(last.at));
    }
  }

  private Act play(LineFile calls, LineFile answers, long actions) throws IOException {
    Simulation simulation = new Simulation(settings);
    CallShape callShape = new CallShape(settings);
    AnswerShape answerShape = new AnswerShape(settings);
    LineFields line = new LineFields();
    Act act = new Act();
    for (long done = 0; done < actions; done++) {
      simulation.next(act);
      line.begin();
      if (act.kind == Kind.ANSWER) {
        answerShape.write(act, line);
        line.end();
        answers.write(act, line);
      } else {
        callShape.write(act, line);
        line.end();
        calls.write(act, line);
      }
    }
    return act;
  }
}

package io.percorso.cli.replay;

import io.percorso.cli.FailedException;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;

/** One line on standard error that says how far a replay is; silent when nobody watches. */
final class ProgressLine implements AutoCloseable {
  private final ReplayProgress progress;
  private final boolean terminal;
  private final long begun = System.nanoTime();
  private Timer timer;

  /** The work that is followed. */
  interface Work<T> {
    T run() throws FailedException;
  }

  ProgressLine(ReplayProgress progress, boolean terminal) {
    this.progress = progress;
    this.terminal = terminal;
  }

  <T> T follow(Work<T> work) throws FailedException {
    if (terminal) {
      timer = new Timer("progress", true);
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              print();
            }
          },
          500,
          500);
    }
    return work.run();
  }

  private void print() {
    double seconds = (System.nanoTime() - begun) / 1e9;
    double share = progress.share();
    String text =
        share < 1
            ? String.format(
                Locale.ROOT,
                "reading %3.0f %%  %,d lines  %,.0f lines/s  about %.0f s left",
                share * 100,
                progress.lines(),
                progress.lines() / seconds,
                share == 0 ? 0 : seconds * (1 - share) / share)
            : String.format(
                Locale.ROOT,
                "judging customers  %,d lines read  %.0f s so far",
                progress.lines(),
                seconds);
    System.err.print("\r\u001b[K" + text);
    System.err.flush();
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.cancel();
      System.err.print("\r\u001b[K");
      System.err.flush();
    }
  }
}

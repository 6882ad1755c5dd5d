package io.percorso.runtime.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A pulse on a daemon thread of its own, with a fixed pause after each beat. */
final class ThreadPulse implements Pulse {

  /** How long stopping waits; a beat that hangs longer ends by itself, later. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final Duration pause;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread thread;

  ThreadPulse(String name, Duration pause) {
    this.name = name;
    this.pause = pause;
  }

  @Override
  public void start(Runnable beat, Runnable end) {
    thread = new Thread(() -> beatUntilClosed(beat, end), name);
    thread.setDaemon(true);
    thread.start();
  }

  private void beatUntilClosed(Runnable beat, Runnable end) {
    try {
      do {
        beat.run();
      } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      // Only stop() interrupts: that is the end.
    } finally {
      // What is done at the end may wait for the network a moment, which an interrupt would deny.
      Thread.interrupted();
      end.run();
    }
  }

  @Override
  public void stop() throws InterruptedException {
    stopping.countDown();
    if (thread != null) {
      thread.interrupt();
      thread.join(PATIENCE.toMillis());
    }
  }
}

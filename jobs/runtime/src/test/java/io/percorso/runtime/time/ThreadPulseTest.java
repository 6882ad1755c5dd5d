package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadPulseTest {

  @Test
  void beatsUntilStoppedAndEndsOnItsOwnThread() throws Exception {
    ThreadPulse pulse = new ThreadPulse("pulse-test", Duration.ofMillis(1));
    CountDownLatch beats = new CountDownLatch(3);
    CompletableFuture<String> end = new CompletableFuture<>();
    pulse.start(beats::countDown, () -> end.complete(Thread.currentThread().getName()));
    assertThat(beats.await(20, TimeUnit.SECONDS)).isTrue();

    pulse.stop();
    assertThat(end).isCompletedWithValue("pulse-test");
  }

  @Test
  void stopInterruptsABeatThatHangs() throws Exception {
    ThreadPulse pulse = new ThreadPulse("pulse-test", Duration.ofHours(1));
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> interruptedAtEnd = new CompletableFuture<>();
    pulse.start(
        () -> {
          begun.countDown();
          hang();
        },
        () -> interruptedAtEnd.complete(Thread.currentThread().isInterrupted()));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    pulse.stop();
    assertThat(interruptedAtEnd).isCompletedWithValue(false);
  }

  /** Waits for nothing, and leaves as Kafka's clients do: with the interrupt flag set. */
  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void stopWithoutStartDoesNothing() throws Exception {
    new ThreadPulse("pulse-test", Duration.ofHours(1)).stop();
  }
}

package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WakeupTest {

  private final Wakeup wakeup = new Wakeup();
  private final CompletableFuture<Void> wrapped = new CompletableFuture<>();

  @Test
  void completesWithTheWrappedReader() {
    CompletableFuture<Void> joint = wakeup.or(wrapped);
    assertThat(joint).isNotDone();

    wrapped.complete(null);
    assertThat(joint).isCompleted();
  }

  @Test
  void whatIsRaisedIsNotLostBetweenTwoPolls() {
    wakeup.raise();
    assertThat(wakeup.or(wrapped)).isCompleted();

    wakeup.lower();
    assertThat(wakeup.or(wrapped)).isNotDone();
  }

  @Test
  void givesTheSameFutureUntilItCompletes() {
    CompletableFuture<Void> joint = wakeup.or(wrapped);
    assertThat(wakeup.or(wrapped)).isSameAs(joint);

    wakeup.raise();
    assertThat(joint).isCompleted();
  }

  @Test
  void longSilencePilesUpNothingOnTheWrappedReader() {
    CompletableFuture<Void> joint = wakeup.or(wrapped);
    for (int round = 0; round < 1_000; round++) {
      wakeup.raise();
      wakeup.lower();
      joint = wakeup.or(wrapped);
    }
    assertThat(wrapped.getNumberOfDependents()).isEqualTo(1);

    wrapped.complete(null);
    assertThat(joint).isCompleted();
  }
}

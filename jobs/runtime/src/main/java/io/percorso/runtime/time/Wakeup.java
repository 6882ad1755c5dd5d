package io.percorso.runtime.time;

import java.util.concurrent.CompletableFuture;

/**
 * Joins "the wrapped reader has something" and "the probe has something" into the one future Flink
 * waits on.
 *
 * <p>Flink keeps the future it was given until that is complete, and so does the wrapped reader.
 * Hence the joint future stays the same object until it completes, and each future of the wrapped
 * reader gets one listener, however often Flink asks: nothing piles up over a long silence.
 */
final class Wakeup {

  private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

  private CompletableFuture<Void> joint = new CompletableFuture<>();
  private CompletableFuture<Void> listenedTo = NOW;
  private boolean raised;

  /** Completes the joint future; from any thread. */
  void raise() {
    CompletableFuture<Void> waiting;
    synchronized (this) {
      raised = true;
      waiting = joint;
    }
    // Outside the lock, for this runs whatever waits for it.
    waiting.complete(null);
  }

  /** Forgets what was raised; called before looking at what it was raised for. */
  synchronized void lower() {
    raised = false;
  }

  /** Complete as soon as {@code wrapped} is, or anything is raised that was not lowered since. */
  CompletableFuture<Void> or(CompletableFuture<Void> wrapped) {
    CompletableFuture<Void> answer;
    boolean listen;
    synchronized (this) {
      if (raised || wrapped.isDone()) {
        return NOW;
      }
      if (joint.isDone()) {
        joint = new CompletableFuture<>();
      }
      listen = listenedTo != wrapped;
      listenedTo = wrapped;
      answer = joint;
    }
    if (listen) {
      // Cannot fail: completing a future reports nothing to who completes it.
      CompletableFuture<Void> unused = wrapped.whenComplete((nothing, error) -> pass());
    }
    return answer;
  }

  private void pass() {
    CompletableFuture<Void> waiting;
    synchronized (this) {
      waiting = joint;
    }
    waiting.complete(null);
  }
}

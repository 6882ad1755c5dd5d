package io.percorso.engine.churn;

import io.percorso.engine.bytes.Hash64;

/**
 * When a customer is looked at to learn from: a third of a horizon apart, beginning anywhere, so
 * that at any time some customers are. What is learned becomes known a horizon later; then the
 * history tells both what was known and what came of it, so nothing has to be put aside meanwhile.
 */
public final class LearningPlan {
  private static final long LEAST_STEP = 86_400_000L;

  private final long horizon;
  private final long step;
  private final long phase;

  /**
   * The plan for a customer and a model.
   *
   * @param horizon of the model, in milliseconds
   */
  public LearningPlan(String customerId, String modelId, long horizon) {
    this.horizon = horizon;
    step = Math.max(LEAST_STEP, horizon / 3);
    phase = Math.floorMod(Hash64.of(customerId + "\u0000" + modelId), step);
  }

  /** The first instant after another at which an example becomes known. */
  public long nextKnown(long after) {
    long looked = after - horizon - phase;
    return (Math.floorDiv(looked, step) + 1) * step + phase + horizon;
  }
}

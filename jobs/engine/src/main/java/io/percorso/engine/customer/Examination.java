package io.percorso.engine.customer;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.churn.Example;
import io.percorso.engine.churn.LearningPlan;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.history.History;

/**
 * How far churn models have learned from a customer. What comes late, after it has been learned
 * from, is not learned anew.
 */
final class Examination {
  private static final long NOT_BEGUN = Long.MIN_VALUE;

  private final String customerId;
  private long learnedUntil = NOT_BEGUN;

  Examination(String customerId) {
    this.customerId = customerId;
  }

  /** Hands on what has become known up to an instant. */
  void advanceTo(long instant, History history, Engine engine, Findings findings) {
    if (engine.learning().isEmpty() || history.isEmpty()) {
      learnedUntil = NOT_BEGUN;
      return;
    }
    if (learnedUntil == NOT_BEGUN) {
      begin(instant, history, engine);
      return;
    }
    boolean begun = false;
    for (Judged model : engine.learning()) {
      LearningPlan plan = plan(model);
      for (long at = plan.nextKnown(learnedUntil);
          at <= instant && !engine.isQuarantined(model);
          at = plan.nextKnown(at)) {
        if (!begun) {
          engine.judge().of(history);
          begun = true;
        }
        Example example = engine.judge().example(model, at);
        if (example != null) {
          findings.example(example);
        }
      }
    }
    learnedUntil = Math.max(learnedUntil, instant);
  }

  /** Of one whom no model knows there is nothing to learn, and nobody to be woken for. */
  private void begin(long instant, History history, Engine engine) {
    engine.judge().of(history);
    if (engine.learning().stream().anyMatch(engine.judge()::knows)) {
      learnedUntil = instant;
    }
  }

  /** The next instant at which something becomes known; {@link Judge#NEVER} if nothing will. */
  long next(Engine engine) {
    long next = Judge.NEVER;
    if (learnedUntil != NOT_BEGUN) {
      for (Judged model : engine.learning()) {
        next = Math.min(next, plan(model).nextKnown(learnedUntil));
      }
    }
    return next;
  }

  private LearningPlan plan(Judged model) {
    Definition.Churn churn = (Definition.Churn) model.definition();
    return new LearningPlan(customerId, churn.id(), churn.horizon());
  }

  void write(ByteWriter out) {
    out.putVarint(learnedUntil == NOT_BEGUN ? 0 : learnedUntil + 1);
  }

  static Examination read(String customerId, ByteReader in) {
    Examination examination = new Examination(customerId);
    long stored = in.getVarint();
    examination.learnedUntil = stored == 0 ? NOT_BEGUN : stored - 1;
    return examination;
  }
}

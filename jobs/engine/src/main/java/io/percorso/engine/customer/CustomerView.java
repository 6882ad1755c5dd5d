package io.percorso.engine.customer;

import io.percorso.engine.bytes.PlaceByKey;
import io.percorso.engine.churn.RiskCurve;
import io.percorso.engine.evaluation.Explanation;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.history.History;
import java.util.Arrays;

/** What can be said of a customer by the rules in force; nothing is changed by it. */
public final class CustomerView {
  private final Customer customer;
  private final Engine engine;

  CustomerView(Customer customer, Engine engine) {
    this.customer = customer;
    this.engine = engine;
  }

  /** Sees each definition that has put the customer somewhere. */
  public interface StandingVisitor {
    /** A definition, its outcome (1 or more), and since when. */
    void visit(Judged definition, int outcome, long since);
  }

  /** Sees the risk by each churn model. */
  public interface RiskVisitor {
    /** A model, and the course of the risk while nothing more happens. */
    void visit(Judged model, RiskCurve curve);
  }

  /** Where the customer stands: the stage or segment of each outcome, in order of ids. */
  public void forEachStanding(StandingVisitor visitor) {
    Standings all = customer.standings();
    long[] found = new long[all.size()];
    int size = 0;
    for (int i = 0; i < all.size(); i++) {
      Standing standing = all.get(i);
      int place = standing.outcome == 0 ? PlaceByKey.NONE : engine.placeById(standing.key());
      if (place != PlaceByKey.NONE) {
        found[size++] = (long) place << 32 | i;
      }
    }
    // A customer is in few of thousands of definitions.
    Arrays.sort(found, 0, size);
    for (int i = 0; i < size; i++) {
      Judged definition = engine.byId().get((int) (found[i] >>> 32));
      Standing standing = all.get((int) found[i]);
      // If it was put aside, it could not yet say where those are whose stage is no more.
      if (standing.outcome < definition.outcomes()) {
        visitor.visit(definition, standing.outcome, standing.since);
      }
    }
  }

  /** Why the customer is where a definition puts them at an instant, or is not, in one line. */
  public String because(Judged definition, long at) {
    History history = customer.history();
    if (history.isEmpty() || at < history.firstSeen()) {
      return "never seen before";
    }
    return judge().because(definition, at);
  }

  /**
   * Where a definition puts the customer, and why. Of one who has been told to be there, since when
   * is what was told.
   *
   * @param at an instant not before the customer's clock, up to which time has passed
   */
  public Explanation explain(Judged definition, long at) {
    Explanation explanation = judge().explain(definition, at);
    Standing standing = customer.standings().find(definition.key());
    if (standing == null || !standing.isTold()) {
      return explanation.outcome() == 0 ? explanation.withSince(Judge.NEVER) : explanation;
    }
    return standing.outcome == explanation.outcome()
        ? explanation.withSince(standing.since)
        : explanation;
  }

  /** The risk by each churn model that knows the customer, as of the last line. */
  public void forEachRisk(RiskVisitor visitor) {
    int[] models = engine.rules().churnModels();
    if (models.length == 0 || customer.history().isEmpty()) {
      return;
    }
    Judge judge = judge();
    for (int index : models) {
      Judged model = engine.rules().judged().get(index);
      RiskCurve curve = judge.risk(model, customer.history().lastSeen());
      if (curve != null) {
        visitor.visit(model, curve);
      }
    }
  }

  /**
   * The risk by a churn model that knows the customer, at the customer's clock; NaN if the model
   * has failed.
   */
  public double risk(Judged model) {
    return engine.isQuarantined(model)
        ? Double.NaN
        : judge().risk(model, customer.clock()).risk(customer.clock());
  }

  private Judge judge() {
    engine.judge().of(customer.history());
    return engine.judge();
  }
}

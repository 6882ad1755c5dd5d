package io.percorso.benchmarks.contenders;

import io.percorso.benchmarks.workload.Piece;
import io.percorso.benchmarks.workload.Rule;
import java.util.ArrayList;
import java.util.List;

/** What one rule remembers of one customer. Fields are public because Flink asks for it. */
public final class RuleState {
  /** What each of its conditions remembers. */
  public List<PieceState> pieces = new ArrayList<>();

  /** Whether the customer is in. */
  public boolean in;

  /** The instant for which a timer stands. */
  public long wakeAt = PieceState.NEVER;

  /** Needed by Flink. */
  public RuleState() {}

  static RuleState of(Rule rule) {
    RuleState state = new RuleState();
    rule.pieces().forEach(piece -> state.pieces.add(new PieceState()));
    return state;
  }

  /** True if the rule looks at such events. */
  static boolean isTouched(Rule rule, ShopEvent event) {
    return rule.pieces().stream()
        .anyMatch(piece -> piece.patterns().stream().anyMatch(event::matches));
  }

  void take(Rule rule, ShopEvent event) {
    for (int i = 0; i < pieces.size(); i++) {
      pieces.get(i).take(rule.pieces().get(i), event);
    }
  }

  /** Judges; true if the answer is another than before. */
  boolean judge(Rule rule, long now) {
    int holding = 0;
    wakeAt = PieceState.NEVER;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = rule.pieces().get(i);
      pieces.get(i).prune(piece, now);
      holding += pieces.get(i).holds(piece, now) ? 1 : 0;
      wakeAt = Math.min(wakeAt, pieces.get(i).nextChange(piece, now));
    }
    boolean holds = rule.any() ? holding > 0 : holding == pieces.size();
    boolean changed = holds != in;
    in = holds;
    return changed;
  }
}

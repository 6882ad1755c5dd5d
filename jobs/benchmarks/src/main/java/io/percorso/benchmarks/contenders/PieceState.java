package io.percorso.benchmarks.contenders;

import io.percorso.benchmarks.workload.Pattern;
import io.percorso.benchmarks.workload.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * What one condition remembers of one customer, as it is usually done: the instants in the window.
 * Fields are public because Flink asks for it.
 */
public final class PieceState {
  static final long NEVER = Long.MAX_VALUE;

  /** Instants of events of each pattern, one list for all: the pattern's number is beside it. */
  public List<Long> instants = new ArrayList<>();

  /** The pattern of each instant. */
  public List<Integer> patterns = new ArrayList<>();

  /** The amount of each instant. */
  public List<Double> amounts = new ArrayList<>();

  /** Needed by Flink. */
  public PieceState() {}

  /** Takes an event in; false if it is none of the condition's. */
  boolean take(Piece piece, ShopEvent event) {
    boolean taken = false;
    List<Pattern> all = piece.patterns();
    for (int i = 0; i < all.size(); i++) {
      if (event.matches(all.get(i))) {
        add(event.at, i, event.amount);
        taken = true;
      }
    }
    return taken;
  }

  private void add(long at, int pattern, double amount) {
    int place = instants.size();
    while (place > 0 && instants.get(place - 1) > at) {
      place--;
    }
    instants.add(place, at);
    patterns.add(place, pattern);
    amounts.add(place, amount);
  }

  /** Forgets what has left the window. */
  void prune(Piece piece, long now) {
    while (!instants.isEmpty() && instants.get(0) <= now - piece.within()) {
      instants.remove(0);
      patterns.remove(0);
      amounts.remove(0);
    }
  }

  boolean holds(Piece piece, long now) {
    if (piece instanceof Piece.Count count) {
      return instants.size() >= count.atLeast();
    }
    if (piece instanceof Piece.Sum sum) {
      return amounts.stream().mapToDouble(Double::doubleValue).sum() >= sum.atLeast();
    }
    if (piece instanceof Piece.Absence absence) {
      long after = last(0);
      return after != Long.MIN_VALUE && last(1) <= after && now - after >= absence.lasting();
    }
    return isSequence(piece.patterns().size());
  }

  /** When the answer may change by itself. */
  long nextChange(Piece piece, long now) {
    long next = instants.isEmpty() ? NEVER : instants.get(0) + piece.within();
    if (piece instanceof Piece.Absence absence && last(0) != Long.MIN_VALUE) {
      long due = last(0) + absence.lasting();
      next = due > now ? Math.min(next, due) : next;
    }
    return next;
  }

  private long last(int pattern) {
    for (int i = instants.size() - 1; i >= 0; i--) {
      if (patterns.get(i) == pattern) {
        return instants.get(i);
      }
    }
    return Long.MIN_VALUE;
  }

  private boolean isSequence(int length) {
    int wanted = 0;
    long before = Long.MIN_VALUE;
    for (int i = 0; i < instants.size() && wanted < length; i++) {
      if (patterns.get(i) == wanted && instants.get(i) > before) {
        before = instants.get(i);
        wanted++;
      }
    }
    return wanted == length;
  }
}

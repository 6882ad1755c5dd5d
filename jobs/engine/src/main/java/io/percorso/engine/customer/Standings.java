package io.percorso.engine.customer;

import io.percorso.engine.bytes.ByKey;
import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.PlaceByKey;
import io.percorso.engine.evaluation.Judge;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The standings of a customer, sparse: only of definitions that say something, by key; and when
 * each changes by itself, {@link Judge#NEVER} if it does not.
 */
final class Standings {
  /** What one takes of the heap: itself, its key, when it changes, a place among all. */
  private static final int OBJECTS = 48 + 8 + 8 + 4;

  /** The standing of each, whose number is when it changes. */
  private final ByKey<Standing> byKey;

  /** The first instant at which one of them changes by itself; every line asks for it. */
  private long soonest = Judge.NEVER;

  private boolean isSoonestKnown = true;

  /** True if the first is known to be foreseen. */
  private boolean isForeseen = true;

  /** True if one of them may say nothing any more. */
  private boolean isOneForgettable;

  Standings() {
    this(4);
  }

  private Standings(int likely) {
    byKey = new ByKey<>(likely);
  }

  /** The standing of a definition, or null. */
  Standing find(long key) {
    return byKey.find(key);
  }

  /** The standing of a definition, made if need be. */
  Standing findOrCreate(long key) {
    int place = byKey.place(key);
    return place >= 0 ? byKey.get(place) : add(~place, new Standing(key), Judge.NEVER);
  }

  private Standing add(int place, Standing standing, long next) {
    byKey.insert(place, standing.key(), standing);
    byKey.number(place, next);
    return standing;
  }

  /** About how many bytes of the heap they take. */
  long heapSize() {
    return (long) OBJECTS * byKey.size();
  }

  /** A walk along the standings, to look many of them up. */
  Walk walk() {
    return new Walk();
  }

  /** Not valid after a standing has come or gone. */
  final class Walk {
    private int place;

    /**
     * True if the standing of a definition is noted to change by itself up to an instant. That may
     * be too early from now on.
     *
     * @param key above those that have been asked for
     */
    boolean isLeftUntil(long key, long instant) {
      place = byKey.placeFrom(place, key);
      boolean isThere = place < byKey.size() && byKey.key(place) == key;
      if (!isThere || byKey.number(place) > instant) {
        return false;
      }
      if (byKey.number(place) <= soonest) {
        byKey.get(place).isForeseen = false;
        isForeseen = false;
      }
      return true;
    }
  }

  /** The first instant at which one of them changes by itself. */
  long nextChange() {
    if (!isSoonestKnown) {
      soonest = Judge.NEVER;
      for (int place = 0; place < byKey.size(); place++) {
        soonest = Math.min(soonest, byKey.number(place));
      }
      isSoonestKnown = true;
    }
    return soonest;
  }

  /** The first to change by itself, unless it is foreseen, or none will; then null. */
  Standing unforeseen() {
    if (isForeseen || nextChange() == Judge.NEVER) {
      return null;
    }
    Standing first = first();
    isForeseen = first.isForeseen;
    return isForeseen ? null : first;
  }

  /** Says that the first may be noted too early. */
  void doubtFirst() {
    if (nextChange() != Judge.NEVER) {
      first().isForeseen = false;
      isForeseen = false;
    }
  }

  private Standing first() {
    int place = 0;
    while (byKey.number(place) != soonest) {
      place++;
    }
    return byKey.get(place);
  }

  /** When a standing changes by itself. */
  long next(Standing standing) {
    return byKey.number(byKey.place(standing.key()));
  }

  /** Notes when a standing changes by itself. */
  void next(Standing standing, long instant) {
    next(standing, instant, true);
  }

  /**
   * Notes when a standing changes by itself, or that it does not before an instant.
   *
   * @param isForeseen true if it changes then
   */
  void next(Standing standing, long instant, boolean isForeseen) {
    standing.isForeseen = isForeseen;
    int place = byKey.place(standing.key());
    isOneForgettable |= instant == Judge.NEVER;
    boolean wasFirst = byKey.number(place) <= soonest;
    // Where it was the first, another is, or this one still.
    isSoonestKnown &= !wasFirst || instant <= soonest;
    this.isForeseen &= !wasFirst && instant > soonest;
    soonest = Math.min(soonest, instant);
    byKey.number(place, instant);
  }

  /** Adds the indexes of the definitions that are to be judged at an instant as time has passed. */
  void addDue(long instant, Engine engine, BitSet definitions) {
    for (Standing standing : due(instant)) {
      add(standing.key(), engine, definitions);
    }
  }

  /** Those that change by themselves up to an instant, in order of keys. */
  List<Standing> due(long instant) {
    if (nextChange() > instant) {
      return List.of();
    }
    List<Standing> due = new ArrayList<>();
    for (int place = 0; place < byKey.size(); place++) {
      if (byKey.number(place) <= instant) {
        due.add(byKey.get(place));
      }
    }
    return due;
  }

  /**
   * Indexes of the definitions that may put the customer somewhere at the clock if the answers
   * given then are left out.
   *
   * @param touched indexes of those that have just been judged
   */
  BitSet mayHold(long clock, BitSet touched, Engine engine) {
    BitSet candidates = (BitSet) touched.clone();
    for (int place = 0; place < byKey.size(); place++) {
      Standing standing = byKey.get(place);
      if (standing.outcome != 0 || standing.since == clock) {
        add(standing.key(), engine, candidates);
      }
    }
    return candidates;
  }

  private static void add(long key, Engine engine, BitSet definitions) {
    int index = engine.index(key);
    if (index != PlaceByKey.NONE) {
      definitions.set(index);
    }
  }

  /** Appends the stages told. */
  void writeStages(ByteWriter out) {
    int count = 0;
    for (int i = 0; i < byKey.size(); i++) {
      count += byKey.get(i).stage == null ? 0 : 1;
    }
    out.putVarint(count);
    for (int i = 0; i < byKey.size(); i++) {
      if (byKey.get(i).stage != null) {
        out.putVarint(i);
        out.putText(byKey.get(i).stage);
      }
    }
  }

  /** Reads what {@link #writeStages} wrote. */
  void readStages(ByteReader in) {
    for (int left = in.getInt(); left > 0; left--) {
      byKey.get(in.getInt()).stage = in.getText();
    }
  }

  /** How many there are. */
  int size() {
    return byKey.size();
  }

  /** One of them, in order of keys. */
  Standing get(int place) {
    return byKey.get(place);
  }

  /** Lets go of those that say nothing any more. */
  void forget() {
    if (isOneForgettable) {
      byKey.removeIf(place -> byKey.get(place).isForgettable(byKey.number(place)));
      isOneForgettable = false;
    }
  }

  /** Lets go of those whose key is one of these. */
  void removeKeys(LongPredicate keys) {
    byKey.removeIf(place -> keys.test(byKey.key(place)));
    isSoonestKnown = false;
    isForeseen = false;
  }

  void write(ByteWriter out, long reference) {
    out.putVarint(byKey.size());
    for (int place = 0; place < byKey.size(); place++) {
      byKey.get(place).write(out, byKey.number(place), reference);
    }
  }

  static Standings read(ByteReader in, long reference) {
    int count = in.getInt();
    Standings standings = new Standings(count + 1);
    for (int i = 0; i < count; i++) {
      Standing standing = Standing.read(in, reference);
      long next = Standing.readNext(in, reference);
      // They were written in order of their keys.
      standings.add(i, standing, next);
      standings.soonest = Math.min(standings.soonest, next);
    }
    standings.isOneForgettable = true;
    return standings;
  }
}

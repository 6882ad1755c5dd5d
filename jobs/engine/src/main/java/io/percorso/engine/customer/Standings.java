package io.percorso.engine.customer;

import io.percorso.engine.bytes.ByKey;
import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.PlaceByKey;
import io.percorso.engine.evaluation.Judge;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** The standings of a customer, sparse: only of definitions that say something, by key. */
final class Standings {
  /** What one takes of the heap: itself, its key, a place in the list. */
  private static final int OBJECTS = 56 + 8 + 8;

  private final ByKey<Standing> byKey;

  /** The first instant at which one of them changes by itself; every line asks for it. */
  private long soonest = Judge.NEVER;

  private boolean isSoonestKnown = true;

  /** True if one of them may say nothing any more. */
  private boolean isOneForgettable;

  Standings() {
    this(8);
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
    return byKey.findOrCreate(key, Standing::new);
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
     * When the standing of a definition changes by itself; {@link Judge#NEVER} if there is none.
     *
     * @param key above those that have been asked for
     */
    long next(long key) {
      place = byKey.placeFrom(place, key);
      boolean isThere = place < byKey.size() && byKey.key(place) == key;
      return isThere ? byKey.get(place).next() : Judge.NEVER;
    }
  }

  /** The first instant at which one of them changes by itself. */
  long nextChange() {
    if (!isSoonestKnown) {
      soonest = Judge.NEVER;
      for (int place = 0; place < byKey.size(); place++) {
        soonest = Math.min(soonest, byKey.get(place).next());
      }
      isSoonestKnown = true;
    }
    return soonest;
  }

  /** Notes when a standing changes by itself; {@link Judge#NEVER} if it does not. */
  void next(Standing standing, long instant) {
    isOneForgettable |= instant == Judge.NEVER;
    // Where it was the first, another is, or this one still.
    isSoonestKnown &= standing.next() > soonest || instant <= soonest;
    soonest = Math.min(soonest, instant);
    standing.next(instant);
  }

  /** Adds the indexes of the definitions that are to be judged at an instant as time has passed. */
  void addDue(long instant, Engine engine, BitSet definitions) {
    for (Standing standing : all()) {
      if (standing.next() <= instant) {
        add(standing, engine, definitions);
      }
    }
  }

  /**
   * Indexes of the definitions that may put the customer somewhere at the clock if the answers
   * given then are left out.
   *
   * @param touched indexes of those that have just been judged
   */
  BitSet mayHold(long clock, BitSet touched, Engine engine) {
    BitSet candidates = (BitSet) touched.clone();
    for (Standing standing : all()) {
      if (standing.outcome != 0 || standing.since == clock) {
        add(standing, engine, candidates);
      }
    }
    return candidates;
  }

  private static void add(Standing standing, Engine engine, BitSet definitions) {
    int index = engine.index(standing.key());
    if (index != PlaceByKey.NONE) {
      definitions.set(index);
    }
  }

  /** Appends the stages told. */
  void writeStages(ByteWriter out) {
    int count = 0;
    for (Standing standing : all()) {
      count += standing.stage == null ? 0 : 1;
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

  List<Standing> all() {
    return byKey.all();
  }

  /** Lets go of those that say nothing any more. */
  void forget() {
    if (isOneForgettable) {
      removeIf(Standing::isForgettable);
      isOneForgettable = false;
    }
  }

  void removeIf(Predicate<Standing> condition) {
    isSoonestKnown = false;
    byKey.removeIf((key, standing) -> condition.test(standing));
  }

  void write(ByteWriter out, long reference) {
    out.putVarint(byKey.size());
    for (Standing standing : all()) {
      standing.write(out, reference);
    }
  }

  static Standings read(ByteReader in, long reference) {
    int count = in.getInt();
    Standings standings = new Standings(count + 1);
    for (int i = 0; i < count; i++) {
      Standing standing = Standing.read(in, reference);
      standings.byKey.put(standing.key(), standing);
    }
    standings.isSoonestKnown = false;
    standings.isOneForgettable = true;
    return standings;
  }
}

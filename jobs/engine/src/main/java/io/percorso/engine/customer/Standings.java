package io.percorso.engine.customer;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.evaluation.Judge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** The standings of a customer, sparse: only of definitions that say something, by key. */
final class Standings {
  private final List<Standing> byKey;

  /** Their keys: looked through far more often than anything is added. */
  private long[] keys;

  Standings() {
    this(8);
  }

  private Standings(int likely) {
    byKey = new ArrayList<>(likely);
    keys = new long[likely];
  }

  /** The standing of a definition, or null. */
  Standing find(long key) {
    int index = indexOf(key);
    return index >= 0 ? byKey.get(index) : null;
  }

  /** The standing of a definition, made if need be. */
  Standing findOrCreate(long key) {
    int index = indexOf(key);
    if (index >= 0) {
      return byKey.get(index);
    }
    Standing made = new Standing(key);
    add(~index, made);
    return made;
  }

  private void add(int index, Standing standing) {
    int size = byKey.size();
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size + 1);
    }
    System.arraycopy(keys, index, keys, index + 1, size - index);
    keys[index] = standing.key();
    byKey.add(index, standing);
  }

  private int indexOf(long key) {
    int low = 0;
    int high = byKey.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = keys[middle];
      if (found < key) {
        low = middle + 1;
      } else if (found > key) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return ~low;
  }

  /** When the standing of a definition changes by itself; {@link Judge#NEVER} if there is none. */
  long next(long key) {
    Standing standing = find(key);
    return standing == null ? Judge.NEVER : standing.next;
  }

  /** The first instant at which one of them changes by itself. */
  long nextChange() {
    long next = Judge.NEVER;
    for (Standing standing : byKey) {
      next = Math.min(next, standing.next);
    }
    return next;
  }

  /**
   * Indexes of the definitions that may put the customer somewhere at the clock if the answers
   * given then are left out.
   *
   * @param touched indexes of those that have just been judged
   */
  BitSet mayHold(long clock, BitSet touched, Engine engine) {
    BitSet candidates = (BitSet) touched.clone();
    for (Standing standing : byKey) {
      Integer index =
          standing.outcome != 0 || standing.since == clock ? engine.index(standing.key()) : null;
      if (index != null) {
        candidates.set(index);
      }
    }
    return candidates;
  }

  /** Appends the stages told. */
  void writeStages(ByteWriter out) {
    int count = 0;
    for (Standing standing : byKey) {
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
    return byKey;
  }

  void removeIf(Predicate<Standing> condition) {
    if (byKey.removeIf(condition)) {
      for (int i = 0; i < byKey.size(); i++) {
        keys[i] = byKey.get(i).key();
      }
    }
  }

  void write(ByteWriter out, long reference) {
    out.putVarint(byKey.size());
    for (Standing standing : byKey) {
      standing.write(out, reference);
    }
  }

  static Standings read(ByteReader in, long reference) {
    int count = in.getInt();
    Standings standings = new Standings(count + 1);
    for (int i = 0; i < count; i++) {
      standings.add(i, Standing.read(in, reference));
    }
    return standings;
  }
}

package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.Map;
import java.util.TreeMap;

/** The days kept of events that have left, by the key of the model that owns each. */
final class KeptOccasions {
  private final Map<Long, Occasions> byOwner = new TreeMap<>();

  Occasions get(long owner) {
    return byOwner.isEmpty() ? null : byOwner.get(owner);
  }

  Occasions getOrCreate(long owner) {
    return byOwner.computeIfAbsent(owner, key -> new Occasions());
  }

  void retain(java.util.function.LongPredicate owners) {
    if (!byOwner.isEmpty()) {
      byOwner.keySet().removeIf(owner -> !owners.test(owner));
    }
  }

  void write(ByteWriter out) {
    out.putVarint(byOwner.size());
    byOwner.forEach(
        (owner, days) -> {
          out.putLong(owner);
          days.write(out);
        });
  }

  static KeptOccasions read(ByteReader in) {
    KeptOccasions kept = new KeptOccasions();
    for (int left = in.getInt(); left > 0; left--) {
      kept.byOwner.put(in.getLong(), Occasions.read(in));
    }
    return kept;
  }
}

package io.percorso.engine.history;

import io.percorso.engine.bytes.ByKey;
import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.function.LongPredicate;

/** The days kept of events that have left, by the key of the model that owns each. */
final class KeptOccasions {
  /** Of a history that has none, and is to get its own with the first. */
  static final KeptOccasions NONE = new KeptOccasions();

  private final ByKey<Occasions> byOwner = new ByKey<>();

  Occasions get(long owner) {
    return byOwner.find(owner);
  }

  Occasions getOrCreate(long owner) {
    return byOwner.findOrCreate(owner, key -> new Occasions());
  }

  void retain(LongPredicate owners) {
    byOwner.removeIf(place -> !owners.test(byOwner.key(place)));
  }

  void write(ByteWriter out) {
    out.putVarint(byOwner.size());
    for (int place = 0; place < byOwner.size(); place++) {
      out.putLong(byOwner.key(place));
      byOwner.get(place).write(out);
    }
  }

  static KeptOccasions read(ByteReader in) {
    int count = in.getInt();
    KeptOccasions kept = count == 0 ? NONE : new KeptOccasions();
    for (int left = count; left > 0; left--) {
      kept.byOwner.put(in.getLong(), Occasions.read(in));
    }
    return kept;
  }
}

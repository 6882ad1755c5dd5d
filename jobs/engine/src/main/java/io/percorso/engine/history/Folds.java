package io.percorso.engine.history;

import io.percorso.engine.bytes.ByKey;
import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.function.LongConsumer;

/** The folds of a history by the key of the condition that owns each. Mostly empty. */
final class Folds {
  /** Of a history that has none, and is to get its own with the first. */
  static final Folds NONE = new Folds();

  private final ByKey<Fold> byCondition = new ByKey<>();

  Fold get(long condition) {
    return byCondition.find(condition);
  }

  Fold getOrCreate(long condition) {
    return byCondition.findOrCreate(condition, key -> new Fold());
  }

  void forEach(LongConsumer visitor) {
    for (int place = 0; place < byCondition.size(); place++) {
      visitor.accept(byCondition.key(place));
    }
  }

  void dropDaysBefore(long instant) {
    byCondition.removeIf(
        place -> {
          Fold fold = byCondition.get(place);
          fold.dropDaysBefore(instant);
          return fold.isEmpty();
        });
  }

  /** About how many bytes of the heap they take. */
  long heapSize() {
    long bytes = 0;
    for (int place = 0; place < byCondition.size(); place++) {
      bytes += byCondition.get(place).heapSize();
    }
    return bytes;
  }

  void write(ByteWriter out) {
    out.putVarint(byCondition.size());
    for (int place = 0; place < byCondition.size(); place++) {
      out.putLong(byCondition.key(place));
      byCondition.get(place).write(out);
    }
  }

  static Folds read(ByteReader in) {
    int count = in.getInt();
    Folds folds = count == 0 ? NONE : new Folds();
    for (int left = count; left > 0; left--) {
      folds.byCondition.put(in.getLong(), Fold.read(in));
    }
    return folds;
  }
}

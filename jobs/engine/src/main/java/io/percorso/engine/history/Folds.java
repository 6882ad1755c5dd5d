package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.Map;
import java.util.TreeMap;

/** The folds of a history by the key of the condition that owns each. Mostly empty. */
final class Folds {
  private final TreeMap<Long, Fold> byCondition = new TreeMap<>();

  Fold get(long condition) {
    return byCondition.isEmpty() ? null : byCondition.get(condition);
  }

  Fold getOrCreate(long condition) {
    return byCondition.computeIfAbsent(condition, key -> new Fold());
  }

  void dropDaysBefore(long instant) {
    byCondition.values().forEach(fold -> fold.dropDaysBefore(instant));
    byCondition.values().removeIf(Fold::isEmpty);
  }

  void write(ByteWriter out) {
    out.putVarint(byCondition.size());
    for (Map.Entry<Long, Fold> fold : byCondition.entrySet()) {
      out.putLong(fold.getKey());
      fold.getValue().write(out);
    }
  }

  static Folds read(ByteReader in) {
    Folds folds = new Folds();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      folds.byCondition.put(in.getLong(), Fold.read(in));
    }
    return folds;
  }
}

package io.percorso.engine.figure;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts by boundary, most of them none. They lie in chunks of neighbours, each under a key of its
 * own, so that one change neither reads nor writes them all; only which chunks there are is always
 * at hand.
 */
final class Series {
  private static final int NUMBER_SHIFT = 56;

  private final Cells cells;
  private final int number;
  private final int width;
  private final TreeSet<Long> chunks = new TreeSet<>();
  private final Map<Long, NavigableMap<Long, Counts>> open = new HashMap<>();
  private final Set<Long> changed = new HashSet<>();

  /**
   * An empty series.
   *
   * @param number tells its cells from those of other series
   * @param width how many boundaries share a chunk
   */
  Series(Cells cells, int number, int width) {
    this.cells = cells;
    this.number = number;
    this.width = width;
  }

  boolean isEmpty() {
    return firstFrom(0) == null;
  }

  Counts get(long boundary) {
    long chunk = Math.floorDiv(boundary, width);
    return chunks.contains(chunk) ? chunk(chunk).getOrDefault(boundary, Counts.NONE) : Counts.NONE;
  }

  void put(long boundary, Counts counts) {
    NavigableMap<Long, Counts> chunk = chunkForUpdate(boundary);
    chunk.put(boundary, counts);
  }

  void remove(long boundary) {
    long chunk = Math.floorDiv(boundary, width);
    if (chunks.contains(chunk)) {
      NavigableMap<Long, Counts> content = chunkForUpdate(boundary);
      content.remove(boundary);
      if (content.isEmpty()) {
        // Whoever looks for the next entry need not pass it; its cell goes when it is written.
        chunks.remove(chunk);
      }
    }
  }

  /** Adds to what there is; what comes to nothing is dropped. */
  void add(long boundary, Counts counts) {
    Counts sum = get(boundary).plus(counts);
    if (sum.isNone()) {
      remove(boundary);
    } else {
      put(boundary, sum);
    }
  }

  /** The first boundary at or after the given one that has an entry, or null. */
  Long firstFrom(long boundary) {
    for (Long chunk = chunks.ceiling(Math.floorDiv(boundary, width));
        chunk != null;
        chunk = chunks.higher(chunk)) {
      Long found = chunk(chunk).ceilingKey(boundary);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private NavigableMap<Long, Counts> chunkForUpdate(long boundary) {
    long chunk = Math.floorDiv(boundary, width);
    NavigableMap<Long, Counts> content = chunk(chunk);
    chunks.add(chunk);
    changed.add(chunk);
    return content;
  }

  private NavigableMap<Long, Counts> chunk(long chunk) {
    return open.computeIfAbsent(chunk, this::load);
  }

  private NavigableMap<Long, Counts> load(long chunk) {
    NavigableMap<Long, Counts> content = new TreeMap<>();
    byte[] bytes = chunks.contains(chunk) ? cells.get(key(chunk)) : null;
    if (bytes != null) {
      ByteReader in = new ByteReader(bytes);
      long boundary = chunk * width;
      while (in.hasMore()) {
        boundary += in.getVarint();
        content.put(boundary, Counts.read(in));
      }
    }
    return content;
  }

  private long key(long chunk) {
    return (long) number << NUMBER_SHIFT | chunk;
  }

  /** Writes which chunks there are, and to the cells those that have changed. */
  void write(ByteWriter out) {
    for (long chunk : changed) {
      NavigableMap<Long, Counts> content = open.get(chunk);
      if (content.isEmpty()) {
        cells.remove(key(chunk));
      } else {
        cells.put(key(chunk), bytes(chunk, content));
      }
    }
    changed.clear();
    out.putVarint(chunks.size());
    long previous = 0;
    for (long chunk : chunks) {
      out.putVarint(chunk - previous);
      previous = chunk;
    }
  }

  private byte[] bytes(long chunk, NavigableMap<Long, Counts> content) {
    ByteWriter out = new ByteWriter();
    long previous = chunk * width;
    for (Map.Entry<Long, Counts> entry : content.entrySet()) {
      out.putVarint(entry.getKey() - previous);
      entry.getValue().write(out);
      previous = entry.getKey();
    }
    return out.toBytes();
  }

  void read(ByteReader in) {
    int count = in.getLength();
    long chunk = 0;
    for (int i = 0; i < count; i++) {
      chunk += in.getVarint();
      chunks.add(chunk);
    }
  }
}

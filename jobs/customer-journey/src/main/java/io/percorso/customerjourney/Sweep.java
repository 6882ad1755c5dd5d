package io.percorso.customerjourney;

import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;

/**
 * A pass over all customers that there are, key group by key group. RocksDB shows them as of the
 * beginning, the heap those of each key group as of its turn: those who come later have been judged
 * by the new rules anyway.
 */
final class Sweep implements Iterator<String>, AutoCloseable {
  private final long stamp;
  private final long set;
  private final Stream<String> stream;
  private final Iterator<String> keys;

  /** Begins a pass for the rules of a stamp, and the set of definitions they are of. */
  Sweep(long stamp, long set, KeyedStateBackend<String> backend) {
    this.stamp = stamp;
    this.set = set;
    stream = backend.getKeys(HotCustomers.STATE, VoidNamespace.INSTANCE);
    keys = stream.iterator();
  }

  /** The rules by which all customers have been judged when the pass ends, or by newer ones. */
  long stamp() {
    return stamp;
  }

  /** The number of the set that was in force when the pass began. */
  long set() {
    return set;
  }

  @Override
  public boolean hasNext() {
    return keys.hasNext();
  }

  @Override
  public String next() {
    return keys.next();
  }

  @Override
  public void close() {
    stream.close();
  }
}

package io.percorso.customerjourney;

import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.HeapSize;
import io.percorso.engine.evaluation.Judge;

/** A customer in memory, and when it is to be woken; it may be woken before that too. */
final class Hot {
  final Customer customer;

  /** The instant, whether a timer of Flink's stands for it or not. */
  long wakeAt;

  /** Where it is in {@link Alarms}, -1 if it is not. */
  int place = -1;

  /** For {@link Unwritten}. */
  boolean isUnwritten;

  Hot before;
  Hot after;

  private long bytes;

  Hot(Customer customer) {
    this.customer = customer;
    wakeAt = customer.wakeAt();
  }

  /** True if no timer of Flink's wakes it in time. */
  boolean needsAlarm() {
    return wakeAt != Judge.NEVER && wakeAt < customer.wakeAt();
  }

  /** What it takes of the heap, about, when it was weighed last. */
  long bytes() {
    return bytes;
  }

  /**
   * Weighs it anew.
   *
   * @return by how much it has grown
   */
  long weigh() {
    long before = bytes;
    bytes = HeapSize.of(customer);
    return bytes - before;
  }
}

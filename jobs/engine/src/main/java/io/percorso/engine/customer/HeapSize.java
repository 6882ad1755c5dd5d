package io.percorso.engine.customer;

/**
 * What a customer takes of the heap, by a reckoning that costs little: the array that it was read
 * from, which it goes on sharing, and what has grown beside it.
 */
public final class HeapSize {
  /** The objects that every customer has, in bytes. */
  private static final int OBJECTS = 600;

  private HeapSize() {}

  /** About so many bytes. */
  public static long of(Customer customer) {
    return OBJECTS
        + customer.storedBytes
        + customer.history().heapSize()
        + customer.standings().heapSize()
        + customer.known().heapSize()
        + customer.held.heapSize();
  }
}

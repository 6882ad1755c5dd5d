package io.percorso.runtime.time;

import java.io.Serializable;

/**
 * Tells the Kafka offset a value was decoded from. Called once per value on the task thread, so it
 * reads a field and does no more.
 *
 * @param <OUT> the values of the source
 */
@FunctionalInterface
public interface OffsetOf<OUT> extends Serializable {

  /** The offset of the record behind {@code value}, within its own partition; not negative. */
  long offset(OUT value);
}

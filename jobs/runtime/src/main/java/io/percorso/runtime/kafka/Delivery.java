package io.percorso.runtime.kafka;

import org.apache.flink.connector.base.DeliveryGuarantee;

/** How often what a job tells is there after a failure. Its words are promises, as options are. */
public enum Delivery {
  /** At once; some of it again after a failure, with the same ids. */
  AT_LEAST_ONCE("at-least-once", DeliveryGuarantee.AT_LEAST_ONCE),

  /** With each checkpoint, for those who read committed records. */
  EXACTLY_ONCE("exactly-once", DeliveryGuarantee.EXACTLY_ONCE);

  private final String word;
  private final DeliveryGuarantee guarantee;

  Delivery(String word, DeliveryGuarantee guarantee) {
    this.word = word;
    this.guarantee = guarantee;
  }

  /** Flink's name for it. */
  DeliveryGuarantee guarantee() {
    return guarantee;
  }

  /** As options have it. */
  @Override
  public String toString() {
    return word;
  }
}

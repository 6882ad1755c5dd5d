package io.percorso.runtime.kafka;

import io.percorso.runtime.intake.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns records that cannot be used into dead letters. */
public final class RefusedRecord {
  private RefusedRecord() {}

  /** The dead letter of a record, its value cut to the limit; of a record without one, empty. */
  public static DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> record, String reason) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    return new DeadLetter(
        record.topic(),
        record.partition(),
        record.offset(),
        reason,
        DeadLetter.cut(value, 0, value.length));
  }
}

package io.percorso.rollingfeedback;

import io.percorso.runtime.intake.DeadLetter;

/**
 * A row, or the dead letter that it became; one of them is null.
 *
 * @param offset of the record
 */
public record RowIntake(Row row, DeadLetter deadLetter, long offset) {}

package io.percorso.runtime.intake;

/**
 * What became of one input: a line, or a dead letter; the other one is null.
 *
 * @param offset its offset in its partition, or -1 for a file
 */
public record Intake(CustomerLine line, DeadLetter deadLetter, long offset) {

  /** An accepted input. */
  public static Intake accepted(CustomerLine line, long offset) {
    return new Intake(line, null, offset);
  }

  /** A refused input. */
  public static Intake refused(DeadLetter deadLetter, long offset) {
    return new Intake(null, deadLetter, offset);
  }

  /** True if the input was accepted. */
  public boolean isAccepted() {
    return line != null;
  }
}

package io.percorso.engine.customer;

import io.percorso.engine.bytes.Hash64;
import io.percorso.engine.churn.Assessment;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Judge;
import java.nio.charset.StandardCharsets;

/**
 * A customer entered or left a segment, or changed stage, or a flag of churn went up or down.
 *
 * @param id a hash of what the fact says: the same input gives the same ids
 * @param customerId whom it is about
 * @param definition the segment, journey or churn model
 * @param version its version
 * @param from where the customer stood: a stage, or null for none and for other definitions
 * @param to where the customer stands now: a stage, null for none; of a segment ENTERED, EXITED; of
 *     a churn model RAISED, CLEARED
 * @param at the instant since when it has been so
 * @param validUntil the instant at which it will end if nothing more happens; {@link Judge#NEVER}
 *     for none
 * @param because why, in one line; null but for segments
 * @param origin what brought it about
 * @param retracts the id of the fact this one takes back, or null
 * @param sequence the number of this fact among the customer's
 * @param cause the message id of the line that brought it about; null if it has none or if silence
 *     did
 * @param approximate true if rolled-up days took part in it
 * @param assessment of a churn model, the risk at that instant, with its reasons; else null
 */
public record Fact(
    String id,
    String customerId,
    Definition definition,
    int version,
    String from,
    String to,
    long at,
    long validUntil,
    String because,
    Origin origin,
    String retracts,
    long sequence,
    String cause,
    boolean approximate,
    Assessment assessment) {

  /** What a segment's fact says on entry. */
  public static final String ENTERED = "ENTERED";

  /** What a segment's fact says on exit. */
  public static final String EXITED = "EXITED";

  /** What a churn model's fact says when the flag goes up. */
  public static final String RAISED = "RAISED";

  /** What a churn model's fact says when the flag goes down. */
  public static final String CLEARED = "CLEARED";

  private static final char SEPARATOR = 0;
  private static final int LIKELY_LENGTH = 96;

  /** True if the fact is a churn model's. */
  public boolean isChurn() {
    return definition instanceof Definition.Churn;
  }

  /** True if the fact is a segment's. */
  public boolean isSegment() {
    return definition instanceof Definition.Segment;
  }

  /**
   * The id of a fact.
   *
   * @param what what the fact says of the definition's outcome
   * @param revision how many facts of this customer and definition have been taken back before it
   */
  static String id(
      String customerId, String definitionKey, int version, String what, long at, int revision) {
    StringBuilder said = new StringBuilder(LIKELY_LENGTH).append(customerId);
    said.append(SEPARATOR).append(definitionKey).append(SEPARATOR).append(version);
    said.append(SEPARATOR).append(what).append(SEPARATOR).append(at).append(SEPARATOR);
    if (revision != 0) {
      said.append(revision);
    }
    byte[] utf8 = said.toString().getBytes(StandardCharsets.UTF_8);
    return Hash64.digits(utf8, utf8.length);
  }
}

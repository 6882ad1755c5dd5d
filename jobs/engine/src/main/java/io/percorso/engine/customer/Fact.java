package io.percorso.engine.customer;

import io.percorso.engine.bytes.Hash64;
import io.percorso.engine.definition.Definition;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A customer entered or left a segment, or changed stage.
 *
 * @param id a hash of what the fact says: the same input gives the same ids
 * @param customerId whom it is about
 * @param definition the segment or journey
 * @param version its version
 * @param from where the customer stood: a stage or, of a segment, null
 * @param to where the customer stands now: a stage, or ENTERED, EXITED; null for no stage
 * @param at the instant since when it has been so
 * @param validUntil the instant at which it will end if nothing more happens; null for none
 * @param because why, in one line; null for journeys
 * @param origin what brought it about
 * @param retracts the id of the fact this one takes back, or null
 * @param sequence the number of this fact among the customer's
 * @param cause the message id of the line that brought it about; null if it has none or if silence
 *     did
 * @param approximate true if rolled-up days took part in it
 */
public record Fact(
    String id,
    String customerId,
    Definition definition,
    int version,
    String from,
    String to,
    long at,
    Long validUntil,
    String because,
    Origin origin,
    String retracts,
    long sequence,
    String cause,
    boolean approximate) {

  /** What a segment's fact says on entry. */
  public static final String ENTERED = "ENTERED";

  /** What a segment's fact says on exit. */
  public static final String EXITED = "EXITED";

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
    String said =
        String.join(
            "\u0000",
            customerId,
            definitionKey,
            String.valueOf(version),
            String.valueOf(what),
            String.valueOf(at),
            revision == 0 ? "" : String.valueOf(revision));
    byte[] utf8 = said.getBytes(StandardCharsets.UTF_8);
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(Hash64.of(utf8, 0, utf8.length, 1))
        + hex.toHexDigits(Hash64.of(utf8, 0, utf8.length, 2));
  }
}

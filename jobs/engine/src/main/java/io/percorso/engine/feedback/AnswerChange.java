package io.percorso.engine.feedback;

import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.Hash64;
import java.util.List;
import java.util.Map;

/**
 * An answer begins or ceases to count. Adding what is added and subtracting what is taken back
 * leaves what stands.
 *
 * @param id a hash of what the change says: the same input gives the same ids
 * @param customerId who answered
 * @param added true if it begins, false if it ceases to count
 * @param whole true if the answer itself comes or goes; false if only places do, since the
 *     customer's newest answer alone counts there, or since definitions changed
 * @param answer the answer as it was told when it was added
 * @param effectiveAt the instant from which this counts, in milliseconds since the epoch
 * @param places where it begins or ceases to count
 */
public record AnswerChange(
    String id,
    String customerId,
    boolean added,
    boolean whole,
    AnswerInContext answer,
    long effectiveAt,
    List<Place> places) {

  /** The same change with its id; {@code revision} changes have said the same before. */
  AnswerChange identified(int revision) {
    ByteWriter said = new ByteWriter();
    said.putText(customerId);
    said.putByte((added ? 1 : 0) + (whole ? 2 : 0));
    said.putSigned(effectiveAt);
    said.putVarint(revision);
    said.putLong(digest(answer));
    for (Place place : places) {
      place.spec().write(said);
      said.putText(place.dimension());
      said.putText(place.value());
    }
    String hash = Hash64.digits(said.array(), said.size());
    return new AnswerChange(hash, customerId, added, whole, answer, effectiveAt, places);
  }

  /** A hash of everything an answer in context says. */
  static long digest(AnswerInContext answer) {
    ByteWriter said = new ByteWriter();
    said.putText(answer.metric());
    said.putText(answer.responseId());
    said.putVarint(answer.score());
    said.putSigned(answer.at());
    putAll(answer.context().stages(), said);
    said.putVarint(answer.context().segments().size());
    answer.context().segments().forEach(said::putText);
    putAll(answer.fields(), said);
    return Hash64.of(said.array(), 0, said.size(), 0);
  }

  private static void putAll(Map<String, String> texts, ByteWriter out) {
    out.putVarint(texts.size());
    texts.forEach(
        (name, value) -> {
          out.putText(name);
          out.putText(value);
        });
  }
}

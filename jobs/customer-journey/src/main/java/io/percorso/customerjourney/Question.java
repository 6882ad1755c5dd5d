package io.percorso.customerjourney;

/**
 * Asks where a customer stands, and why.
 *
 * @param id chosen by who asks
 * @param customerId the customer
 * @param definition id or kind/id of a definition; empty for all
 * @param askedAt when it was asked, in milliseconds since the epoch
 */
public record Question(String id, String customerId, String definition, long askedAt) {
  /** Nobody waits any longer for an answer, in milliseconds. */
  private static final long PATIENCE = 60_000;

  /** True if somebody may still wait for the answer. */
  boolean isFresh(long now) {
    return now - askedAt <= PATIENCE;
  }

  /** True if it is about the definition of a key, or about all. */
  boolean isAbout(String key) {
    return definition.isEmpty() || key.equals(definition) || key.endsWith("/" + definition);
  }
}

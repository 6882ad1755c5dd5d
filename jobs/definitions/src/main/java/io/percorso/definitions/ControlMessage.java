package io.percorso.definitions;

import java.util.Objects;

/**
 * A record of the control topic: a version of a definition, its retirement, or the closing of a
 * set, at which everything applied with the set comes into force together.
 *
 * @param key kind and id of the definition; {@link #SET} for a closing
 * @param version the definition's version, from 1; 0 for a closing
 * @param set the number of the set, from 1; later sets have higher numbers
 * @param retired true if the definition is no more
 * @param yaml the definition's text, of a retired one the last it had, if that is known; empty for
 *     a closing
 */
public record ControlMessage(String key, int version, long set, boolean retired, String yaml) {
  /** The key of the record that closes a set. */
  public static final String SET = "set";

  /** Checks that nothing is null. */
  public ControlMessage {
    Objects.requireNonNull(key);
    Objects.requireNonNull(yaml);
  }

  /** A version of a definition. */
  public static ControlMessage definition(String key, int version, long set, String yaml) {
    return new ControlMessage(key, version, set, false, yaml);
  }

  /** The end of a definition whose last text is not known. */
  public static ControlMessage retirement(String key, int version, long set) {
    return retirement(key, version, set, "");
  }

  /** The end of a definition. */
  public static ControlMessage retirement(String key, int version, long set, String yaml) {
    return new ControlMessage(key, version, set, true, yaml);
  }

  /** The closing of a set. */
  public static ControlMessage closing(long set) {
    return new ControlMessage(SET, 0, set, false, "");
  }

  /** True if this closes a set. */
  public boolean isClosing() {
    return key.equals(SET);
  }
}

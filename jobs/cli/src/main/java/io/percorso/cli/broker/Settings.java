package io.percorso.cli.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How the embedded broker is to start.
 *
 * @param folder where its data lives and stays; null for a fresh temporary folder, deleted at close
 * @param port the port on 127.0.0.1 for clients, 1 to 65535; 0 for any free one
 * @param overrides broker properties that win over the single-node ones, by Kafka's own names
 */
public record Settings(Path folder, int port, Map<String, String> overrides) {

  /** Checks the port and copies the overrides. */
  public Settings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
    overrides = Map.copyOf(overrides);
  }

  /** A fresh temporary folder and any free port. */
  public static Settings fresh() {
    return new Settings(null, 0, Map.of());
  }

  /** The same with its data in {@code folder}, created where it is missing and kept at close. */
  public Settings withFolder(Path folder) {
    return new Settings(folder, port, overrides);
  }

  /** The same on the given client port; 0 for any free one. */
  public Settings withPort(int port) {
    return new Settings(folder, port, overrides);
  }

  /** The same with one more broker property, such as {@code message.max.bytes}. */
  public Settings with(String property, String value) {
    Map<String, String> all = new HashMap<>(overrides);
    all.put(property, value);
    return new Settings(folder, port, all);
  }
}

package io.percorso.cli.control;

import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import io.percorso.definitions.ControlMessage;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.DefinitionSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a folder changes of what is in force: only what differs, each in its next version. */
final class Changes {
  private final Map<String, ControlMessage> inForce = new TreeMap<>();
  private final Map<String, Integer> lastVersions = new HashMap<>();
  private final Map<String, ControlMessage> changed = new LinkedHashMap<>();
  private final LongestWindow longest;
  private final long set;

  /**
   * Changes to what is in force by the records of the control topic. Numbers that are taken by
   * records of sets that never were closed are not used again.
   */
  Changes(Collection<ControlMessage> messages, LongestWindow longest) throws UsageException {
    this.longest = longest;
    long last = 0;
    for (ControlMessage message : messages) {
      last = Math.max(last, message.set());
      if (!message.isClosing()) {
        lastVersions.merge(message.key(), message.version(), Math::max);
      }
    }
    set = last + 1;
    inForce.putAll(longest.inForce(messages).records());
  }

  /** The number of the set that the changes make up. */
  long set() {
    return set;
  }

  /** The changes, in order. */
  List<ControlMessage> messages() {
    return List.copyOf(changed.values());
  }

  /** Takes a definition in; one that is in force with the same text changes nothing. */
  void define(String key, String yaml) {
    ControlMessage known = inForce.get(key);
    if (known == null || known.retired() || !known.yaml().equals(yaml)) {
      changed.put(key, ControlMessage.definition(key, nextVersion(key), set, yaml));
    }
  }

  /** Takes definitions in. */
  void define(DefinitionSet definitions) {
    definitions
        .definitions()
        .forEach((source, definition) -> define(definition.key(), source.yaml()));
  }

  /** Takes a definition out of force. */
  void retire(String id) throws FailedException {
    List<ControlMessage> meant = new ArrayList<>();
    for (ControlMessage message : inForce.values()) {
      boolean isNamed = message.key().equals(id) || message.key().endsWith("/" + id);
      if (isNamed && !message.retired()) {
        meant.add(message);
      }
    }
    if (meant.size() != 1) {
      throw new FailedException(
          meant.isEmpty()
              ? "nothing to retire: " + id + " is not in force"
              : id + " may be any of " + meant.stream().map(ControlMessage::key).toList());
    }
    ControlMessage known = meant.get(0);
    ControlMessage change = changed.get(known.key());
    if (change != null && !change.retired()) {
      throw new FailedException("the folder changes " + known.key() + ", which is to be retired");
    }
    changed.put(
        known.key(),
        ControlMessage.retirement(known.key(), nextVersion(known.key()), set, known.yaml()));
  }

  private int nextVersion(String key) {
    return lastVersions.getOrDefault(key, 0) + 1;
  }

  /** What is in force. */
  DefinitionSet before() throws FailedException, UsageException {
    return parsed(inForce);
  }

  /**
   * What would be in force.
   *
   * @throws FailedException if that is not valid as a whole
   */
  DefinitionSet after() throws FailedException, UsageException {
    Map<String, ControlMessage> after = new TreeMap<>(inForce);
    after.putAll(changed);
    return parsed(after);
  }

  private DefinitionSet parsed(Map<String, ControlMessage> messages)
      throws FailedException, UsageException {
    List<DefinitionSource> sources = new ArrayList<>();
    messages.forEach(
        (key, message) -> {
          if (!message.retired()) {
            sources.add(new DefinitionSource(key, message.yaml()));
          }
        });
    return longest.parse(sources);
  }
}

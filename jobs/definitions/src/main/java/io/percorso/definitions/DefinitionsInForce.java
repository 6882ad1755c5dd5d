package io.percorso.definitions;

import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The definitions in force, from the records of the control topic in whatever order and however
 * often they come: of each definition the newest version counts whose set is closed. A set with an
 * error in it does not come into force; the last good one stays.
 */
public final class DefinitionsInForce {
  private final long longest;
  private final TreeMap<String, ControlMessage> closed = new TreeMap<>();
  private final TreeMap<String, ControlMessage> waiting = new TreeMap<>();
  private long closedSet;
  private List<Definition.Versioned> inForce = List.of();
  private List<Problem> problems = List.of();

  /** Nothing in force; {@code longest} is the longest window allowed, in milliseconds. */
  public DefinitionsInForce(long longest) {
    this.longest = longest;
  }

  /**
   * Takes a record in.
   *
   * @return true if what is in force may have changed
   */
  public boolean take(ControlMessage message) {
    if (message.isClosing()) {
      return close(message.set());
    }
    if (message.set() <= closedSet) {
      return putIfNewer(closed, message) && refresh();
    }
    putIfNewer(waiting, message);
    return false;
  }

  private boolean close(long set) {
    if (set <= closedSet) {
      return false;
    }
    closedSet = set;
    for (ControlMessage message : List.copyOf(waiting.values())) {
      if (message.set() <= set) {
        waiting.remove(message.key());
        putIfNewer(closed, message);
      }
    }
    return refresh();
  }

  private static boolean putIfNewer(Map<String, ControlMessage> messages, ControlMessage message) {
    ControlMessage known = messages.get(message.key());
    if (known != null && known.version() >= message.version()) {
      return false;
    }
    messages.put(message.key(), message);
    return true;
  }

  private boolean refresh() {
    List<DefinitionSource> sources = new ArrayList<>();
    for (ControlMessage message : closed.values()) {
      if (!message.retired()) {
        sources.add(new DefinitionSource(message.key(), message.yaml()));
      }
    }
    DefinitionSet set = DefinitionSet.parse(sources, longest);
    problems = set.problems().stream().filter(problem -> !problem.warning()).toList();
    if (!problems.isEmpty()) {
      return false;
    }
    List<Definition.Versioned> versioned = new ArrayList<>();
    set.definitions()
        .forEach(
            (source, definition) ->
                versioned.add(
                    new Definition.Versioned(definition, closed.get(source.name()).version())));
    inForce = List.copyOf(versioned);
    return true;
  }

  /** True once a set has been closed. */
  public boolean isComplete() {
    return closedSet > 0;
  }

  /** The definitions in force. */
  public List<Definition.Versioned> definitions() {
    return inForce;
  }

  /** Why the newest closed set is not in force; empty if it is. */
  public List<Problem> problems() {
    return problems;
  }

  /** Records from which the same state can be built again. */
  public List<ControlMessage> messages() {
    List<ControlMessage> messages = new ArrayList<>(closed.values());
    messages.addAll(waiting.values());
    messages.add(ControlMessage.closing(closedSet));
    return messages;
  }
}

package io.percorso.definitions;

import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The definitions in force, from the records of the control topic in whatever order and however
 * often they come: of each definition the newest version counts whose set is closed. A set with an
 * error in it does not come into force; the last good one stays.
 *
 * <p>What is in force follows from the records alone: it is what the newest closing leads to that
 * leads to no error. So records are kept back to that closing, and older ones dropped.
 */
public final class DefinitionsInForce {
  /** By key and version; of two records of one version, which should not be, the later set's. */
  private static final Comparator<ControlMessage> ORDER =
      Comparator.comparing(ControlMessage::key)
          .thenComparingInt(ControlMessage::version)
          .thenComparingLong(ControlMessage::set)
          .thenComparing(ControlMessage::retired)
          .thenComparing(ControlMessage::yaml);

  private final WindowLimit limit;
  private final TreeSet<ControlMessage> messages = new TreeSet<>(ORDER);
  private final TreeSet<Long> closings = new TreeSet<>();
  private final Map<Long, Attempt> attempts = new HashMap<>();
  private Map<String, ControlMessage> good = Map.of();
  private long lastGood;
  private boolean isNewestGood;
  private List<Definition.Versioned> inForce = List.of();
  private List<Definition.Versioned> retired = List.of();

  /**
   * What a closing leads to.
   *
   * @param records the newest of each definition, by key
   * @param set what they say
   */
  private record Attempt(Map<String, ControlMessage> records, DefinitionSet set) {
    List<Definition.Versioned> definitions() {
      List<Definition.Versioned> definitions = new ArrayList<>();
      set.definitions()
          .forEach(
              (source, definition) ->
                  definitions.add(
                      new Definition.Versioned(definition, records.get(source.name()).version())));
      return List.copyOf(definitions);
    }
  }

  /** Nothing in force; windows may be as long as {@code limit} says. */
  public DefinitionsInForce(WindowLimit limit) {
    this.limit = limit;
  }

  /**
   * Takes a record in.
   *
   * @return true if what is in force has changed
   */
  public boolean take(ControlMessage message) {
    return takeAll(List.of(message));
  }

  /**
   * Takes records in, in whatever order: as {@link #take} of each, but definitions are read once
   * for all of them. What is known already costs next to nothing: a job that starts hears all
   * records once more.
   *
   * @return true if what is in force has changed
   */
  public boolean takeAll(Collection<ControlMessage> records) {
    List<ControlMessage> fresh = records.stream().filter(this::isNews).toList();
    boolean closed = false;
    for (ControlMessage record : fresh) {
      closed |= !closings.isEmpty() && record.set() <= closings.last();
    }
    return closed && refresh();
  }

  /** Keeps a record; false if it is known already, or nothing will ever follow from it. */
  private boolean isNews(ControlMessage record) {
    if (record.isClosing()) {
      return record.set() >= lastGood && closings.add(record.set());
    }
    return !isSuperseded(record) && messages.add(record);
  }

  /** Looks for the newest closing without errors. */
  private boolean refresh() {
    for (long closing : closings.descendingSet()) {
      Attempt attempt = attempt(closing);
      attempts.put(closing, attempt);
      if (!attempt.set().hasErrors()) {
        good = attempt.records();
        lastGood = closing;
        isNewestGood = closing == closings.last();
        forgetSuperseded();
        return enforce(attempt);
      }
    }
    isNewestGood = false;
    return false;
  }

  private Attempt attempt(long closing) {
    Map<String, ControlMessage> records = new TreeMap<>();
    for (ControlMessage message : messages) {
      if (message.set() <= closing) {
        // They come in the order of versions, so the newest of each comes last.
        records.put(message.key(), message);
      }
    }
    Attempt known = attempts.get(closing);
    return known != null && known.records().equals(records)
        ? known
        : new Attempt(records, parse(records.values()));
  }

  private DefinitionSet parse(Collection<ControlMessage> records) {
    List<DefinitionSource> sources = new ArrayList<>();
    for (ControlMessage message : records) {
      if (!message.retired()) {
        sources.add(new DefinitionSource(message.key(), message.yaml()));
      }
    }
    return DefinitionSet.parse(sources, limit);
  }

  private boolean enforce(Attempt attempt) {
    List<Definition.Versioned> definitions = attempt.definitions();
    List<Definition.Versioned> gone =
        attempt.records().values().stream()
            .filter(ControlMessage::retired)
            .flatMap(message -> Retired.of(message).stream())
            .toList();
    boolean changed = !inForce.equals(definitions) || !retired.equals(gone);
    inForce = definitions;
    retired = gone;
    return changed;
  }

  /** Drops the records and closings that no later closing will want. */
  private void forgetSuperseded() {
    closings.headSet(lastGood).clear();
    attempts.keySet().retainAll(closings);
    messages.removeIf(this::isSuperseded);
  }

  private boolean isSuperseded(ControlMessage message) {
    ControlMessage newest = good.get(message.key());
    return newest != null && ORDER.compare(message, newest) < 0;
  }

  /** True once a set has been closed. */
  public boolean isComplete() {
    return !closings.isEmpty();
  }

  /** The definitions in force. */
  public List<Definition.Versioned> definitions() {
    return inForce;
  }

  /** Those that have been retired, as ones that never hold, in the version of their retirement. */
  public List<Definition.Versioned> retired() {
    return retired;
  }

  /** The number of the newest set in force; 0 if none is. */
  public long set() {
    return lastGood;
  }

  /** The newest record of each definition, by key: in force, or retired. */
  public Map<String, ControlMessage> records() {
    return java.util.Collections.unmodifiableMap(good);
  }

  /** Why the newest closed set is not in force; empty if it is. */
  public List<Problem> problems() {
    return closings.isEmpty()
        ? List.of()
        : attempts.get(closings.last()).set().problems().stream()
            .filter(problem -> !problem.warning())
            .toList();
  }

  /**
   * Records from which the same definitions come into force again, in any order. What has come
   * since the last good closing is kept as if of a set yet to be closed: else, on the way, some of
   * it could come into force without the rest that is in error.
   */
  public List<ControlMessage> messages() {
    if (closings.isEmpty()) {
      return List.copyOf(messages);
    }
    List<ControlMessage> records = new ArrayList<>();
    for (ControlMessage message : messages) {
      boolean open = message.set() > closings.last() || message.equals(good.get(message.key()));
      if (open || isNewestGood) {
        records.add(message);
      } else if (!isSuperseded(message)) {
        records.add(held(message));
      }
    }
    records.add(ControlMessage.closing(lastGood));
    return records;
  }

  private ControlMessage held(ControlMessage message) {
    return new ControlMessage(
        message.key(), message.version(), closings.last() + 1, message.retired(), message.yaml());
  }
}

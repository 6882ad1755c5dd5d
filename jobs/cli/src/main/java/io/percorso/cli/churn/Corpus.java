package io.percorso.cli.churn;

import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.EntryWriter;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Limits;
import io.percorso.engine.history.Occasions;
import io.percorso.engine.line.Line;
import io.percorso.engine.line.LineKind;
import io.percorso.runtime.intake.CustomerLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What customers did, as far as a churn model looks at it. Of other lines only the identity is
 * kept, for a repeat of one is a repeat all the same.
 */
final class Corpus {
  private final Definition.Churn churn;
  private final long until;
  private final Rules rules;
  private final Map<String, List<Entry>> byCustomer = new HashMap<>();
  private long latest = Long.MIN_VALUE;

  /** A line that has come; without bytes if the model does not look at it. */
  private record Entry(long at, long order, long identity, byte[] bytes) {}

  /**
   * A customer with at least one occasion.
   *
   * @param history the lines that the model looks at
   * @param events the times of the event, in order
   * @param occasions the first of them of each day, in order
   */
  record Customer(History history, long[] events, long[] occasions) {
    /** True if the event came in (from, to]. */
    boolean came(long from, long to) {
      int index = Arrays.binarySearch(events, from);
      int next = index < 0 ? ~index : index;
      while (next < events.length && events[next] == from) {
        next++;
      }
      return next < events.length && events[next] <= to;
    }
  }

  /**
   * An empty corpus.
   *
   * @param until lines after this instant are passed over
   */
  Corpus(Definition.Churn churn, long until) {
    this.churn = churn;
    this.until = until;
    rules = new Rules(List.of(new Definition.Versioned(churn, 1)), List.of());
  }

  void add(CustomerLine arrived) {
    if (arrived.at() > until) {
      return;
    }
    latest = Math.max(latest, arrived.at());
    Line line = Line.of(arrived.at(), arrived.line());
    boolean wanted = isWanted(line);
    if (wanted || line.hasIdentity()) {
      byCustomer
          .computeIfAbsent(arrived.customerId(), id -> new ArrayList<>(4))
          .add(
              new Entry(
                  arrived.at(),
                  arrived.order(),
                  line.hasIdentity() ? line.identity() : 0,
                  wanted ? arrived.line() : null));
    }
  }

  private boolean isWanted(Line line) {
    return switch (line.kind()) {
      case EVENT -> rules.looksAt(line.name());
      case ANSWER -> rules.looksAtAnswers(line.name());
      case TRAITS, SEEN -> false;
    };
  }

  /** The instant of the latest line; Long.MIN_VALUE if there was none. */
  long latest() {
    return latest;
  }

  /** The customers, in an order that the input's does not matter for; the corpus is empty then. */
  List<Customer> customers() {
    List<String> ids = byCustomer.keySet().stream().sorted().toList();
    EntryWriter writer = new EntryWriter(Limits.NONE);
    List<Customer> customers = new ArrayList<>();
    for (String id : ids) {
      Customer customer = customer(byCustomer.remove(id), writer);
      if (customer.occasions.length > 0) {
        customers.add(customer);
      }
    }
    return customers;
  }

  private Customer customer(List<Entry> entries, EntryWriter writer) {
    entries.sort(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
    Set<Long> identities = new HashSet<>();
    History history = new History();
    Occasions days = new Occasions();
    long[] occasions = new long[entries.size()];
    long[] events = new long[entries.size()];
    int count = 0;
    for (Entry entry : entries) {
      boolean isNew = entry.identity == 0 || identities.add(entry.identity);
      if (isNew && entry.bytes != null) {
        Line line = Line.of(entry.at, entry.bytes);
        history.add(line, rules.properties(line.name()), writer);
        if (line.kind() == LineKind.EVENT && churn.events().contains(line.name())) {
          events[count++] = entry.at;
          if (days.add(entry.at)) {
            occasions[days.count() - 1] = entry.at;
          }
        }
      }
    }
    return new Customer(
        history, Arrays.copyOf(events, count), Arrays.copyOf(occasions, days.count()));
  }
}

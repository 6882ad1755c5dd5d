package io.percorso.cli.cluster;

import io.percorso.schemas.ChurnChange;
import io.percorso.schemas.CustomerStanding;
import io.percorso.schemas.JourneyTransition;
import io.percorso.schemas.RaisedFlag;
import io.percorso.schemas.SegmentChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Facts and standings as they came, and whether they are what the delivery profile promises. */
final class FactLedger {
  private final Map<String, Said> saidById = new HashMap<>();
  private final Map<String, Account> accounts = new TreeMap<>();
  private int repeats;
  private int renumbered;
  private int contradictions;

  /** What stands under an id. */
  private record Said(String customer, long sequence, String what) {
    boolean isSameFact(Said other) {
      return customer.equals(other.customer) && what.equals(other.what);
    }
  }

  /** What was told of one customer. */
  private static final class Account {
    private final Set<String> segments = new TreeSet<>();
    private final Map<String, String> stages = new TreeMap<>();
    private final Set<String> flags = new TreeSet<>();
    private final Set<Long> sequences = new TreeSet<>();
    private int told;
    private CustomerStanding standing;

    /** Whether the facts, applied as they came, lead to the standing. */
    boolean addsUp() {
      return standing != null
          && segments.equals(new TreeSet<>(standing.getSegments()))
          && stages.equals(new TreeMap<>(standing.getStages()))
          && flags.equals(up());
    }

    private Set<String> up() {
      return standing.getFlags().stream().map(RaisedFlag::getModelId).collect(Collectors.toSet());
    }

    /** Whether the facts are numbered from 1 to the standing's, each number once. */
    boolean isComplete() {
      return standing != null
          && told == sequences.size()
          && told == standing.getSequence()
          && sequences.contains(standing.getSequence());
    }
  }

  void add(SegmentChange change) {
    Account account =
        told(
            change.getId(),
            change.getCustomerId(),
            change.getSequence(),
            change.getSegmentId() + " " + change.getChange() + " " + change.getAt());
    if (change.getChange().equals("ENTERED")) {
      account.segments.add(change.getSegmentId());
    } else {
      account.segments.remove(change.getSegmentId());
    }
  }

  void add(JourneyTransition moved) {
    Account account =
        told(
            moved.getId(),
            moved.getCustomerId(),
            moved.getSequence(),
            moved.getJourneyId() + " " + moved.getTo() + " " + moved.getAt());
    if (moved.getTo() == null) {
      account.stages.remove(moved.getJourneyId());
    } else {
      account.stages.put(moved.getJourneyId(), moved.getTo());
    }
  }

  void add(ChurnChange change) {
    Account account =
        told(
            change.getId(),
            change.getCustomerId(),
            change.getSequence(),
            change.getModelId() + " " + change.getChange() + " " + change.getAt());
    if (change.getChange().equals("RAISED")) {
      account.flags.add(change.getModelId());
    } else {
      account.flags.remove(change.getModelId());
    }
  }

  void add(CustomerStanding standing) {
    account(standing.getCustomerId()).standing = standing;
  }

  private Account told(String id, String customer, long sequence, String what) {
    Said said = new Said(customer, sequence, what);
    Said before = saidById.put(id, said);
    if (before != null) {
      repeats++;
      renumbered += before.sequence() == sequence ? 0 : 1;
      contradictions += before.isSameFact(said) ? 0 : 1;
    }
    Account account = account(customer);
    account.told++;
    account.sequences.add(sequence);
    return account;
  }

  private Account account(String customer) {
    return accounts.computeIfAbsent(customer, id -> new Account());
  }

  /** Prints what there is, and says whether it is as promised. */
  boolean isAsPromised(boolean exactlyOnce) {
    long astray = accounts.values().stream().filter(account -> !account.addsUp()).count();
    long incomplete = accounts.values().stream().filter(account -> !account.isComplete()).count();
    System.out.printf(
        "  %d facts of %d customers%n"
            + "  %d ids told again, %d of them under another number, %d saying something else%n"
            + "  %d customers whose facts do not add up to their standing%n",
        saidById.size(), accounts.size(), repeats, renumbered, contradictions, astray);
    if (exactlyOnce) {
      System.out.printf("  %d customers with a fact missing or doubled%n", incomplete);
    }
    boolean consistent = !saidById.isEmpty() && contradictions == 0 && astray == 0;
    return consistent && (!exactlyOnce || (repeats == 0 && incomplete == 0));
  }
}

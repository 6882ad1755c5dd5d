package io.percorso.engine.customer;

import io.percorso.engine.bytes.Hash64;
import io.percorso.engine.bytes.PlaceByKey;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.feedback.AnswerTeller;
import io.percorso.engine.history.EntryWriter;
import io.percorso.engine.history.Limits;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What customers are judged with: the rules in force, the limits, and scratch space. One for each
 * thread; a new one when the rules change.
 */
public final class Engine {
  private final Rules rules;
  private final Limits limits;
  private final Judge judge;
  private final Moves moves;
  private final EntryWriter writer;
  private final AnswerTeller answers;
  private final long weightsStamp;
  private final List<Judged> learning;
  private final BitSet quarantined = new BitSet();
  private final PlaceByKey indexes;
  private final List<Judged> byId;
  private final PlaceByKey placesById;

  /** An engine for the given rules and limits. */
  public Engine(Rules rules, Limits limits) {
    this.rules = rules;
    this.limits = limits;
    judge = new Judge(rules);
    moves = new Moves(rules, judge);
    writer = new EntryWriter(limits);
    weightsStamp = rules.weightsStamp();
    learning = rules.judged().stream().filter(Judged::isLearning).toList();
    boolean bounded = limits.entries() < Integer.MAX_VALUE;
    int most = bounded ? AnswerTeller.MOST_TOLD : Integer.MAX_VALUE;
    answers = new AnswerTeller(rules, judge, most);
    indexes = PlaceByKey.of(rules.judged(), Judged::key);
    Comparator<Judged> id = Comparator.comparing(Judged::id);
    byId = rules.judged().stream().sorted(id).toList();
    placesById = PlaceByKey.of(byId, Judged::key);
  }

  /** The rules in force. */
  public Rules rules() {
    return rules;
  }

  /** A number for what customers are judged by; with other rules or weights another. */
  public long stamp() {
    return Hash64.mix(rules.stamp()) + weightsStamp;
  }

  /** A hash of the weights that have been learned; 0 if none have. */
  long weightsStamp() {
    return weightsStamp;
  }

  /** True if a definition has failed, and is put aside until the rules change. */
  boolean isQuarantined(int index) {
    return quarantined.get(index);
  }

  /** True if a definition has failed, and is put aside until the rules change. */
  public boolean isQuarantined(Judged definition) {
    return !quarantined.isEmpty() && isQuarantined(index(definition.key()));
  }

  /** Puts a definition aside. */
  void quarantine(int index) {
    quarantined.set(index);
  }

  /** How many definitions have been put aside because they failed. */
  public int quarantined() {
    return quarantined.cardinality();
  }

  /** The churn models that learn. */
  List<Judged> learning() {
    return learning;
  }

  /** How many properties, texts, traits or names have been cut to the limits so far. */
  public long cuts() {
    return writer.cuts();
  }

  Limits limits() {
    return limits;
  }

  Judge judge() {
    return judge;
  }

  Moves moves() {
    return moves;
  }

  AnswerTeller answers() {
    return answers;
  }

  EntryWriter writer() {
    return writer;
  }

  /** The index of a definition by its key, or {@link PlaceByKey#NONE} if it is not in force. */
  int index(long key) {
    return indexes.find(key);
  }

  /** What is judged, in order of ids. */
  List<Judged> byId() {
    return byId;
  }

  /** The place of a definition in {@link #byId}, or {@link PlaceByKey#NONE}. */
  int placeById(long key) {
    return placesById.find(key);
  }
}

package io.percorso.engine.customer;

import io.percorso.engine.bytes.Bits;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.CorruptBytesException;
import io.percorso.engine.churn.RiskCurve;
import io.percorso.engine.evaluation.Explanation;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.feedback.ToldAnswers;
import io.percorso.engine.history.History;
import io.percorso.engine.line.Line;
import io.percorso.engine.line.LineKind;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * One customer: the history, where each definition stands, and a clock of its own. Lines and the
 * passing of time go in, facts come out; nothing here knows of Flink, Kafka or the time of day.
 *
 * <p>A line in order first lets time pass up to its instant, then is judged by the definitions it
 * touches. A line behind the clock is put in its place in the history, and the present is judged
 * anew.
 */
public final class Customer {
  private final String id;
  private final History history;
  private final Standings standings;
  ToldAnswers toldAnswers = new ToldAnswers();
  Held held = new Held();
  long clock;
  long sequence;

  /** The rules, and the learned weights, that the standings have been judged by. */
  long stamp;

  long weightsStamp;
  Examination examination;
  long wakeAt = Judge.NEVER;

  Customer(String id, History history, Standings standings) {
    this.id = id;
    examination = new Examination(id);
    this.history = history;
    this.standings = standings;
  }

  /** A customer of whom nothing is known. */
  public static Customer unknown(String id) {
    return new Customer(id, new History(), new Standings());
  }

  /** What became of lines. */
  public enum Acceptance {
    /** In order. */
    ACCEPTED,
    /** Behind the customer's clock, and put in its place. */
    LATE,
    /** A repeat: nothing changed. */
    DUPLICATE
  }

  /** The customer's id. */
  public String id() {
    return id;
  }

  /** The history. */
  public History history() {
    return history;
  }

  /** The latest instant that lines or passing time have brought the customer to. */
  public long clock() {
    return clock;
  }

  /** Keeps a line that has come too early to be judged. */
  public void hold(long at, byte[] line) {
    held.add(at, line);
  }

  /** When the first line that waits is no longer too early; {@link Judge#NEVER} if none waits. */
  public long nextDue(HoldAhead ahead) {
    return held.nextDue(ahead);
  }

  /** Lines that have waited until an instant, in order of time; they are the caller's now. */
  public List<Line> release(long instant, HoldAhead ahead) {
    return held.takeDue(instant, ahead);
  }

  /** The next instant at which something changes by itself; {@link Judge#NEVER} if nothing will. */
  public long nextChange() {
    return standings.nextChange();
  }

  /** The instant for which a timer stands; {@link Judge#NEVER} for none. */
  public long wakeAt() {
    return wakeAt;
  }

  /** Notes that a timer stands for an instant, or for none. */
  public void wakeAt(long instant) {
    wakeAt = instant;
  }

  /** How many facts have been told. */
  public long sequence() {
    return sequence;
  }

  /** True if the rules have changed since the customer was judged. */
  public boolean isToAdopt(Engine engine) {
    return !history.isEmpty() && Adoption.isDue(this, engine);
  }

  /**
   * Judges the customer by the rules as they are now, if they have changed since; what that changes
   * is told.
   *
   * @param instant up to which time has passed without a change by the rules as they were
   */
  public void adopt(long instant, Engine engine, Findings findings) {
    if (isToAdopt(engine)) {
      clock = Math.max(clock, instant);
      Adoption.of(this, new Telling(this, engine, findings));
    }
  }

  /**
   * Takes a line in.
   *
   * @param findings where what became true is told, in order
   */
  public Acceptance accept(Line line, Engine engine, Findings findings) {
    return accept(List.of(line), engine, findings) == 0
        ? Acceptance.DUPLICATE
        : line.at() < clock ? Acceptance.LATE : Acceptance.ACCEPTED;
  }

  /**
   * Takes in lines of one instant, all of which count before anything is judged.
   *
   * @return how many of them were no repeats
   */
  public int accept(List<Line> lines, Engine engine, Findings findings) {
    long at = lines.get(0).at();
    Telling telling = new Telling(this, engine, findings);
    boolean first = history.isEmpty();
    if (first) {
      stamp = engine.rules().stamp();
      weightsStamp = engine.weightsStamp();
    } else {
      Adoption.of(this, telling);
      letTimePass(at - 1, telling);
    }
    BitSet leaves = new BitSet();
    int accepted = 0;
    boolean answered = toldAnswers.newest() >= at;
    for (Line line : lines) {
      if (history.remember(line)) {
        accepted++;
        answered |= line.kind() == LineKind.ANSWER;
        history.add(line, engine.rules().properties(line.name()), engine.writer());
        engine.rules().touch(line, engine.writer(), history, leaves);
        telling.cause(line.messageId());
      }
    }
    if (accepted > 0) {
      judge(at, first, leaves, telling);
      if (answered) {
        BitSet touched = engine.rules().above(leaves);
        telling.tellAnswers(at, at < clock ? null : standings.mayHold(at, touched, engine));
      }
    }
    return accepted;
  }

  private void judge(long at, boolean first, BitSet leaves, Telling telling) {
    boolean wasFirst = first || at == history.firstSeen();
    telling.historyChanged();
    Moves moves = new Moves(telling.engine(), standings);
    BitSet touched = !wasFirst && at > clock ? moves.inOrder(leaves, at) : moves.atAnyTime(leaves);
    if (wasFirst) {
      Bits.set(touched, telling.engine().rules().atFirst());
    }
    if (!first) {
      telling.leaveOutUnmoved(touched, at);
    }
    if (!first && at > clock) {
      telling.stoodAt(at - 1);
    }
    if (first || at >= clock) {
      if (!first && at == clock) {
        telling.again();
      }
      clock = at;
      for (Standing standing : standings.all()) {
        Integer index = standing.next <= at ? telling.engine().index(standing.key()) : null;
        if (index != null) {
          touched.set(index);
        }
      }
      forEach(touched, telling::judgePresent);
    } else {
      forEach(touched, index -> telling.judgeAnew(index, at));
    }
  }

  private static void forEach(BitSet indexes, IntConsumer visitor) {
    for (int index = indexes.nextSetBit(0); index >= 0; index = indexes.nextSetBit(index + 1)) {
      visitor.accept(index);
    }
  }

  /** Lets time pass up to an instant and including it; what becomes true on the way is told. */
  public void advanceTo(long instant, Engine engine, Findings findings) {
    if (history.isEmpty()) {
      return;
    }
    Telling telling = new Telling(this, engine, findings);
    Adoption.of(this, telling);
    letTimePass(instant, telling);
  }

  private void letTimePass(long instant, Telling telling) {
    long next = standings.nextChange();
    if (next <= instant) {
      telling.historyChanged();
    }
    while (next <= instant) {
      telling.stoodAt(next - 1);
      clock = Math.max(clock, next);
      for (Standing standing : List.copyOf(standings.all())) {
        if (standing.next <= next) {
          telling.judgeDue(standing);
        }
      }
      next = standings.nextChange();
    }
  }

  /** Hands on what churn models can learn from the customer up to an instant. */
  public void examine(long instant, Engine engine, Findings findings) {
    examination.advanceTo(instant, history, engine, findings);
  }

  /** The next instant to {@link #examine} at; {@link Judge#NEVER} if there is none. */
  public long nextExamination(Engine engine) {
    return examination.next(engine);
  }

  /** Lets go of what the limits do not allow to keep. */
  public void trim(Engine engine) {
    history.trim(clock, engine.writer(), engine.rules());
    standings.removeIf(Standing::isForgettable);
    long before = clock - Math.max(engine.limits().keep(), engine.rules().longestWindow());
    if (!toldAnswers.isEmpty() && toldAnswers.newest() < before) {
      toldAnswers = new ToldAnswers();
    }
  }

  Standings standings() {
    return standings;
  }

  ToldAnswers toldAnswers() {
    return toldAnswers;
  }

  long nextSequence() {
    return ++sequence;
  }

  /** Where the customer stands, by the rules given: the stage or segment of each outcome. */
  public void forEachStanding(Engine engine, StandingVisitor visitor) {
    for (Standing standing : standings.all()) {
      Integer index = standing.outcome == 0 ? null : engine.index(standing.key());
      if (index != null && standing.outcome >= engine.rules().judged().get(index).outcomes()) {
        // It was put aside before it could say where those are whose stage is no more.
        continue;
      }
      if (index != null) {
        Judged definition = engine.rules().judged().get(index);
        visitor.visit(definition, standing.outcome, standing.since);
      }
    }
  }

  /** Why the customer is where a definition puts them at an instant, or is not, in one line. */
  public String because(Engine engine, Judged definition, long at) {
    if (history.isEmpty() || at < history.firstSeen()) {
      return "never seen before";
    }
    engine.judge().of(history);
    return engine.judge().because(definition, at);
  }

  /**
   * Where a definition puts the customer, and why. Of one who has been told to be there, since when
   * is what was told.
   *
   * @param at an instant not before the customer's clock, up to which time has passed
   */
  public Explanation explain(Engine engine, Judged definition, long at) {
    engine.judge().of(history);
    Explanation explanation = engine.judge().explain(definition, at);
    Standing standing = standings.find(definition.key());
    if (standing == null || !standing.isTold()) {
      return explanation.outcome() == 0 ? explanation.withSince(Judge.NEVER) : explanation;
    }
    return standing.outcome == explanation.outcome()
        ? explanation.withSince(standing.since)
        : explanation;
  }

  /** The risk by each churn model that knows the customer, as of the last line. */
  public void forEachRisk(Engine engine, RiskVisitor visitor) {
    int[] models = engine.rules().churnModels();
    if (models.length > 0 && !history.isEmpty()) {
      engine.judge().of(history);
      for (int index : models) {
        Judged model = engine.rules().judged().get(index);
        RiskCurve curve = engine.judge().risk(model, history.lastSeen());
        if (curve != null) {
          visitor.visit(model, curve);
        }
      }
    }
  }

  /**
   * The risk by a churn model that knows the customer, at the customer's clock; NaN if the model
   * has failed.
   */
  public double risk(Engine engine, Judged model) {
    if (engine.isQuarantined(engine.index(model.key()))) {
      return Double.NaN;
    }
    engine.judge().of(history);
    return engine.judge().risk(model, clock).risk(clock);
  }

  /** Sees the risk by each churn model. */
  public interface RiskVisitor {
    /** A model, and the course of the risk while nothing more happens. */
    void visit(Judged model, RiskCurve curve);
  }

  /** Sees each definition that has put the customer somewhere. */
  public interface StandingVisitor {
    /** A definition, its outcome (1 or more), and since when. */
    void visit(Judged definition, int outcome, long since);
  }

  /** Appends everything to be stored. */
  public void write(ByteWriter out) {
    StoredForm.write(this, out);
  }

  /**
   * Reads what {@link #write} wrote, in this or an earlier version.
   *
   * @throws CorruptBytesException if it is neither
   */
  public static Customer read(String id, byte[] bytes) {
    return StoredForm.read(id, bytes);
  }
}

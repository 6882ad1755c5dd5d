package io.percorso.engine.customer;

import io.percorso.engine.bytes.Bits;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.CorruptBytesException;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.KnownAnswers;
import io.percorso.engine.feedback.ToldAnswers;
import io.percorso.engine.history.History;
import io.percorso.engine.line.Line;
import io.percorso.engine.line.LineKind;
import java.util.BitSet;
import java.util.List;

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
  private final KnownAnswers known = new KnownAnswers();
  ToldAnswers toldAnswers = ToldAnswers.NONE;
  Held held = Held.NONE;
  long clock;
  long sequence;

  /** The rules, and the learned weights, that the standings have been judged by. */
  long stamp;

  long weightsStamp;
  Examination examination;
  long wakeAt = Judge.NEVER;

  /** The length of the array that it was read from, which it goes on sharing; 0 for none. */
  int storedBytes;

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

  /**
   * Lets a line wait that has come too early to be judged.
   *
   * @param most so many may wait
   * @return false if so many wait already that it has to be judged at once
   */
  public boolean hold(long at, byte[] line, int most) {
    held = held == Held.NONE ? new Held() : held;
    return held.add(at, line, most);
  }

  /** Lines that have come too early to be judged. */
  public Held held() {
    return held;
  }

  /** Before this instant nothing changes by itself; {@link Judge#NEVER} if nothing ever will. */
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
      judge(new Moves.Lines(at, accepted), first, leaves, telling);
      if (answered) {
        BitSet touched = engine.rules().above(leaves);
        telling.tellAnswers(at, at < clock ? null : standings.mayHold(at, touched, engine));
      }
    }
    return accepted;
  }

  private void judge(Moves.Lines lines, boolean first, BitSet leaves, Telling telling) {
    long at = lines.at();
    boolean wasFirst = first || at == history.firstSeen();
    if (wasFirst) {
      known.clear();
    }
    telling.historyChanged();
    Moves moves = telling.engine().moves();
    BitSet touched =
        !wasFirst && at > clock
            ? moves.inOrder(standings, leaves, lines)
            : moves.atAnyTime(leaves, at);
    if (wasFirst) {
      Bits.set(touched, telling.engine().rules().atFirst());
    }
    if (!first && at > clock) {
      telling.stoodAt(at - 1);
    }
    if (first || at >= clock) {
      if (!first && at == clock) {
        telling.again();
      }
      clock = at;
      standings.addDue(at, telling.engine(), touched);
      Bits.forEach(touched, telling::judgePresent);
    } else {
      Bits.forEach(touched, index -> telling.judgeAnew(index, at));
    }
    telling.foresee();
  }

  /** Lets time pass up to an instant and including it; what becomes true on the way is told. */
  public void advanceTo(long instant, Engine engine, Findings findings) {
    if (history.isEmpty()) {
      return;
    }
    Telling telling = new Telling(this, engine, findings);
    Adoption.of(this, telling);
    letTimePass(instant, telling);
    telling.foresee();
  }

  private void letTimePass(long instant, Telling telling) {
    long next = standings.nextChange();
    if (next > instant) {
      return;
    }
    telling.historyChanged();
    while (next <= instant) {
      telling.stoodAt(next - 1);
      clock = Math.max(clock, next);
      standings.due(next).forEach(telling::judgeDue);
      next = standings.nextChange();
    }
    // Lines may have come since it was noted.
    standings.doubtFirst();
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
    if (history.trim(clock, engine.writer(), engine.rules())) {
      known.clear();
    }
    standings.forget();
    long before = clock - Math.max(engine.limits().keep(), engine.rules().longestWindow());
    if (!toldAnswers.isEmpty() && toldAnswers.newest() < before) {
      toldAnswers = ToldAnswers.NONE;
    }
  }

  Standings standings() {
    return standings;
  }

  KnownAnswers known() {
    return known;
  }

  ToldAnswers toldAnswersToChange() {
    toldAnswers = toldAnswers.toChange();
    return toldAnswers;
  }

  long nextSequence() {
    return ++sequence;
  }

  /** What can be said of the customer by the rules given. */
  public CustomerView view(Engine engine) {
    return new CustomerView(this, engine);
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

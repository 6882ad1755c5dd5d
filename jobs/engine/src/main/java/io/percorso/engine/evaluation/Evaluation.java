package io.percorso.engine.evaluation;

import io.percorso.engine.bytes.IndexSet;
import io.percorso.engine.history.History;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One history at one instant: leaves are answered once and remembered for as long as their answers
 * hold, so that definitions which share conditions share their cost. Reused from history to
 * history; not thread-safe.
 */
public final class Evaluation {
  private final long[] from;
  private final long[] answers;

  /** Places of the leaves that have been answered. */
  private final IndexSet answered;

  private final Course[] courses;
  private final long[] rememberedAt;
  private final boolean[] remembered;
  private final long[] holdsUntil;
  private final FlagTimeline[] timelines;
  private final boolean exact;
  private final EventsByPattern events;

  /** What else is known of the same history, at another instant; null if nothing is. */
  private final Evaluation present;

  /** What is known of instants before the newest line, by whoever asked. */
  private final PastAnswers behind;

  /** Places of the leaves that something is remembered of. */
  private final int[] flags;

  private History history;
  private long now;

  /** What is known of the history from before; null if nothing may be. */
  private KnownAnswers known;

  /** How many events the leaf that is being answered wants before it can hold. */
  private int missing;

  /** For rules of some leaves, which look for some patterns. */
  Evaluation(List<Leaf> leaves, Patterns patterns) {
    this(leaves, new EventsByPattern(patterns), null, false);
  }

  /**
   * For another instant of the histories that this one turns to.
   *
   * @param leaves the same
   * @param exactly true if leaves must say exactly when their answers change, at whatever cost;
   *     else they may name an earlier instant
   */
  Evaluation elsewhen(List<Leaf> leaves, boolean exactly) {
    return new Evaluation(leaves, events, this, exactly);
  }

  private Evaluation(List<Leaf> leaves, EventsByPattern events, Evaluation present, boolean exact) {
    this.exact = exact;
    this.events = events;
    this.present = present;
    int size = leaves.size();
    behind = present == null ? new PastAnswers(size) : present.behind;
    timelines = new FlagTimeline[size];
    from = new long[size];
    answers = new long[size];
    answered = new IndexSet(size);
    courses = new Course[size];
    rememberedAt = new long[size];
    remembered = new boolean[size];
    holdsUntil = new long[size];
    flags = IntStream.range(0, size).filter(i -> leaves.get(i) instanceof ChurnLeaf).toArray();
  }

  /** Turns to a history, or to the same after it changed. */
  public void of(History newHistory) {
    history = newHistory;
    known = null;
    if (present == null) {
      events.of(newHistory);
      behind.clear();
    }
    // There may be ten thousand leaves, of which a customer's next line touches three.
    for (int flag : flags) {
      rememberedAt[flag] = Long.MIN_VALUE;
      timelines[flag] = null;
    }
    answered.clear();
  }

  /** Turns to a history of whose present something is known, which grows with what is asked. */
  void of(History newHistory, KnownAnswers newKnown) {
    of(newHistory);
    known = newKnown;
  }

  /** Turns to an instant; the history counts up to it. */
  public Evaluation at(long instant) {
    now = instant;
    return this;
  }

  /** The instant. */
  public long now() {
    return now;
  }

  /** True if leaves must say exactly when their answers change. */
  boolean isExact() {
    return exact;
  }

  /** The events of patterns in the history. */
  EventSource events() {
    return events;
  }

  /** The events of a pattern. */
  PatternEvents events(CompiledPattern pattern) {
    return events.events(pattern);
  }

  /** How many events of a pattern's names there are, whatever their properties and instants. */
  int named(CompiledPattern pattern) {
    return events.named(pattern);
  }

  /** The history. */
  public History history() {
    return history;
  }

  /**
   * Notes what a leaf's answer was at an instant, for those that look back for it, and until when
   * it surely holds if nothing that matters to it happens.
   */
  void remember(Leaf leaf, long instant, boolean truth, long until) {
    holdsUntil[leaf.index()] = until;
    rememberedAt[leaf.index()] = instant;
    remembered[leaf.index()] = truth;
  }

  /** The instant of what is remembered of a leaf; Long.MIN_VALUE if nothing is. */
  long rememberedAt(Leaf leaf) {
    return rememberedAt[leaf.index()];
  }

  /** The timeline of a flag in this history; null if none has been worked out. */
  FlagTimeline timeline(Leaf leaf) {
    return timelines[leaf.index()];
  }

  /** Keeps the timeline of a flag in this history. */
  void timeline(Leaf leaf, FlagTimeline timeline) {
    timelines[leaf.index()] = timeline;
  }

  /** Until when what is remembered of a leaf holds. */
  long holdsUntil(Leaf leaf) {
    return holdsUntil[leaf.index()];
  }

  /** The truth that is remembered of a leaf. */
  boolean remembered(Leaf leaf) {
    return remembered[leaf.index()];
  }

  long answer(Leaf leaf) {
    long answer = given(leaf, now);
    if (answer == KnownAnswers.UNKNOWN && !(leaf instanceof ChurnLeaf)) {
      answer = isBehind() ? behind.find(leaf, this) : foretold(leaf);
    }
    return answer == KnownAnswers.UNKNOWN ? evaluate(leaf) : answer;
  }

  private boolean isBehind() {
    return now < history.lastSeen();
  }

  private long foretold(Leaf leaf) {
    return present == null ? known(leaf, now) : present.foretold(leaf, now);
  }

  /** What is known here of an answer elsewhen; a course, once worked out, serves all who ask. */
  private long foretold(Leaf leaf, long instant) {
    long answer = given(leaf, instant);
    if (answer == KnownAnswers.UNKNOWN) {
      answer = known(leaf, instant);
    }
    if (answer == KnownAnswers.UNKNOWN
        && leaf.foretells()
        && instant > now
        && now >= history.lastSeen()) {
      evaluate(leaf);
      answer = given(leaf, instant);
    }
    return answer;
  }

  /** The answer to a leaf at an instant, as far as it follows from what was known before. */
  private long known(Leaf leaf, long instant) {
    if (known == null) {
      return KnownAnswers.UNKNOWN;
    }
    long answer = known.find(leaf.index(), instant);
    boolean hasPassed =
        answer == KnownAnswers.UNKNOWN
            && leaf.isGrowing()
            && known.hasPassed(leaf.index(), instant);
    return hasPassed ? Answer.of(false, Answer.NEVER) : answer;
  }

  private long evaluate(Leaf leaf) {
    int index = leaf.index();
    missing = 1;
    if (courses[index] != null) {
      courses[index].forget();
    }
    long answer = leaf.evaluate(this);
    answered.add(index);
    from[index] = now;
    answers[index] = answer;
    if (!(leaf instanceof ChurnLeaf)) {
      keep(leaf, answer);
    }
    return answer;
  }

  private void keep(Leaf leaf, long answer) {
    if (isBehind()) {
      behind.put(leaf, now, answer);
    } else if (known != null) {
      known.put(leaf.index(), now, answer, missing);
    }
  }

  /** Of the leaf that is being answered: it cannot hold before so many more events have come. */
  void missing(long events) {
    missing = (int) Math.min(Integer.MAX_VALUE, events);
  }

  /** Where a leaf that is being answered notes what it will answer as time goes on. */
  Course course(Leaf leaf) {
    int index = leaf.index();
    if (courses[index] == null) {
      courses[index] = new Course();
    }
    return courses[index];
  }

  /** The answer to a leaf at an instant, as far as it follows from the last that has been given. */
  private long given(Leaf leaf, long instant) {
    int index = leaf.index();
    if (!answered.contains(index) || instant < from[index]) {
      return KnownAnswers.UNKNOWN;
    }
    // An answer given for an instant before the newest line does not see that line.
    if (from[index] < history.lastSeen() && from[index] < instant) {
      return KnownAnswers.UNKNOWN;
    }
    if (instant < Answer.until(answers[index])) {
      return answers[index];
    }
    if (leaf.isGrowing()) {
      return Answer.of(false, Answer.NEVER);
    }
    return courses[index] == null ? KnownAnswers.UNKNOWN : courses[index].at(instant);
  }
}

package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.line.Line;
import io.percorso.engine.value.PropertyPath;
import io.percorso.engine.value.Value;
import java.util.function.LongConsumer;

/**
 * Everything remembered of one customer: events by name, answers by metric, traits, signs of life,
 * message ids, and what conditions keep of that which has left. A set ordered by time: the order in
 * which lines arrive does not matter.
 */
public final class History {
  private final KeptLines lines;
  private final MessageIds messageIds;
  private Folds folds;
  private KeptOccasions occasions = KeptOccasions.NONE;
  private long firstSeen = Long.MAX_VALUE;
  private long lastSeen = Long.MIN_VALUE;
  private Horizons horizons = Horizons.NONE;

  /** Of nobody yet. */
  public History() {
    this(new KeptLines(), new MessageIds(), Folds.NONE);
  }

  private History(KeptLines lines, MessageIds messageIds, Folds folds) {
    this.lines = lines;
    this.messageIds = messageIds;
    this.folds = folds;
  }

  /** True before the first line. */
  public boolean isEmpty() {
    return lastSeen == Long.MIN_VALUE;
  }

  /** The instant of the first accepted line. */
  public long firstSeen() {
    return firstSeen;
  }

  /** The instant of the last accepted line. */
  public long lastSeen() {
    return lastSeen;
  }

  /** Entries older than this instant have been folded: the past before it is not whole. */
  public long foldedBefore() {
    return horizons.folded();
  }

  /** Before this instant traits may have had other values than the history says. */
  public long traitsWholeFrom() {
    return horizons.traits();
  }

  /** Entries older than this instant may be rolled up by day. */
  public long rolledUpBefore() {
    return horizons.rolledUp();
  }

  /** The entries kept of an event, or null. */
  public Column events(String name) {
    return lines.events().find(name);
  }

  /** The answers of a metric, or null. */
  public Column answers(String metric) {
    return lines.answers().find(metric);
  }

  /** True if there is a line about an answer, be it withdrawn. */
  public boolean hasAnswers() {
    return lines.answers().size() > 0;
  }

  /** The lines that set traits. */
  public Column traits() {
    return lines.traits();
  }

  /** The index by which this history names a property, or -1 if it holds none of that name. */
  public int textIndex(byte[] utf8) {
    return lines.texts().find(utf8);
  }

  /** Resolves the words in this history's values. */
  public Value.Words words() {
    return lines.texts();
  }

  /** What a condition keeps of entries that have left, or null. */
  public Fold fold(long condition) {
    return folds.get(condition);
  }

  /** As {@link #fold(long)}, made if need be. */
  public Fold foldForUpdate(long condition) {
    folds = folds == Folds.NONE ? new Folds() : folds;
    return folds.getOrCreate(condition);
  }

  /** Visits the conditions that keep something of entries that have left. */
  public void forEachFold(LongConsumer visitor) {
    folds.forEach(visitor);
  }

  /** The days that an owner keeps of events that have left, or null. */
  public Occasions occasions(long owner) {
    return occasions.get(owner);
  }

  /** As {@link #occasions(long)}, made if need be. */
  public Occasions occasionsForUpdate(long owner) {
    occasions = occasions == KeptOccasions.NONE ? new KeptOccasions() : occasions;
    return occasions.getOrCreate(owner);
  }

  /** How many message ids are remembered. */
  public int messageIdCount() {
    return messageIds.count();
  }

  /** How many entries are kept, traits and signs of life included. */
  public int entryCount() {
    return lines.count();
  }

  /** About how many bytes of the heap it takes, the array that it was read from apart. */
  public long heapSize() {
    return lines.heapSize() + messageIds.heapSize() + folds.heapSize();
  }

  /** The instant of the last line up to {@code instant}; Long.MIN_VALUE if there is none. */
  public long lastSeenUpTo(long instant) {
    return instant >= lastSeen ? lastSeen : lines.newestUpTo(instant);
  }

  /** Visits the instants of all kept lines after {@code from}, in no order, repeats included. */
  public void forEachInstantAfter(long from, LongConsumer visitor) {
    lines.forEach(
        column -> {
          ColumnCursor cursor = column.cursor();
          while (cursor.next() && cursor.time() > from) {
            visitor.accept(cursor.time());
          }
        });
  }

  /**
   * A view of this history in which no answer of the given instant or later was given. Not valid
   * after the history changes; not to be changed itself.
   */
  public History withoutAnswersFrom(long instant) {
    KeptLines left = lines.withAnswersUpTo(instant - 1);
    History view = new History(left, new MessageIds(), folds);
    view.occasions = occasions;
    view.horizons = horizons;
    view.lastSeen = left.newestUpTo(Long.MAX_VALUE);
    // What has left long ago was a sign of life too.
    view.firstSeen = firstSeen < instant ? firstSeen : left.oldest();
    return view;
  }

  /** Remembers the identity of a line; false if it is a repeat of one remembered. */
  public boolean remember(Line line) {
    return !line.hasIdentity() || messageIds.add(line.at(), line.identity());
  }

  /** Puts a line in its place. */
  public void add(Line line, PropertyPath[] kept, EntryWriter writer) {
    firstSeen = Math.min(firstSeen, line.at());
    lastSeen = Math.max(lastSeen, line.at());
    lines.add(line, kept, writer);
  }

  /**
   * Lets go of what the limits do not allow to keep; what must be remembered of it is folded.
   *
   * @return true if entries have left that conditions look at
   */
  public boolean trim(long now, EntryWriter writer, Keeper keeper) {
    Limits limits = writer.limits();
    messageIds.forget(now - limits.dedupe(), limits.entries());
    long traitsWholeFrom = lines.trimTraits(writer);
    horizons = horizons.forgetTraits(traitsWholeFrom);
    final boolean haveLeft =
        new Trimmer(this, limits, keeper).trim(now) || traitsWholeFrom > Long.MIN_VALUE;
    occasions.retain(keeper::owns);
    lines.forgetUnused();
    if (horizons.rolledUp() > Long.MIN_VALUE) {
      folds.dropDaysBefore(now - keeper.longestWindow());
    }
    return haveLeft;
  }

  KeptLines lines() {
    return lines;
  }

  /** Notes that the past before an instant is not whole any more. */
  void folded(long before) {
    horizons = horizons.fold(before);
  }

  /** Notes that entries before an instant have been rolled up by day. */
  void rolledUp(long before) {
    horizons = horizons.rollUp(before);
  }

  /** Writes the history. */
  public void write(ByteWriter out) {
    out.putSigned(lastSeen);
    out.putVarint(lastSeen - firstSeen);
    horizons.write(out);
    lines.write(out, lastSeen);
    messageIds.write(out, lastSeen);
    folds.write(out);
  }

  /** Writes what {@link #readOccasions} reads; it stands apart, as the first format had none. */
  public void writeOccasions(ByteWriter out) {
    occasions.write(out);
  }

  /** Reads the days that owners keep. */
  public void readOccasions(ByteReader in) {
    occasions = KeptOccasions.read(in);
  }

  /** Reads what {@link #write} wrote; shares the array until it is changed. */
  public static History read(ByteReader in) {
    long lastSeen = in.getSigned();
    long firstSeen = lastSeen - in.getVarint();
    Horizons horizons = Horizons.read(in);
    KeptLines lines = KeptLines.read(in, lastSeen);
    MessageIds messageIds = MessageIds.read(in, lastSeen);
    History history = new History(lines, messageIds, Folds.read(in));
    history.lastSeen = lastSeen;
    history.firstSeen = firstSeen;
    history.horizons = horizons;
    return history;
  }
}

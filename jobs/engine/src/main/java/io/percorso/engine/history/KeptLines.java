package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.line.Line;
import io.percorso.engine.value.PropertyPath;
import java.util.function.Consumer;

/**
 * The lines kept of a customer: events by name, answers by metric, traits and signs of life, and
 * the words that these name.
 */
final class KeptLines {
  private final Columns events;
  private final Columns answers;
  private Texts texts;
  private Column traits;
  private Column signs;

  /** Of none. */
  KeptLines() {
    this(new Texts(), new Columns(), new Columns(), Column.NONE, Column.NONE);
  }

  private KeptLines(Texts texts, Columns events, Columns answers, Column traits, Column signs) {
    this.texts = texts;
    this.events = events;
    this.answers = answers;
    this.traits = traits;
    this.signs = signs;
  }

  Columns events() {
    return events;
  }

  Columns answers() {
    return answers;
  }

  Column traits() {
    return traits;
  }

  Column signs() {
    return signs;
  }

  Texts texts() {
    return texts;
  }

  /** The same lines without the answers after an instant; shares everything else. */
  KeptLines withAnswersUpTo(long instant) {
    return new KeptLines(texts, events, answers.upTo(instant), traits, signs);
  }

  /** Puts a line in its place. */
  void add(Line line, PropertyPath[] kept, EntryWriter writer) {
    switch (line.kind()) {
      case EVENT -> addEvent(line, kept, writer);
      case TRAITS -> {
        traits = traits.toAddTo();
        traits.add(line.at(), writer.traits(line), EntryWriter::compareTraits);
      }
      case ANSWER ->
          answers
              .findOrCreate(line.name(), Integer.MAX_VALUE, texts)
              .add(line.at(), writer.answer(line), AnswerEntry::compare);
      case SEEN -> addSign(line.at(), writer.nothing());
    }
  }

  private void addEvent(Line line, PropertyPath[] kept, EntryWriter writer) {
    boolean nameFits = line.name().length() <= writer.limits().textBytes();
    Column column =
        nameFits ? events.findOrCreate(line.name(), writer.limits().eventNames(), texts) : null;
    if (column == null) {
      writer.countCut();
      addSign(line.at(), writer.nothing());
    } else {
      column.add(line.at(), writer.event(line, kept, column, texts));
    }
  }

  /** Puts a sign of life in its place. */
  void addSign(long time, ByteWriter nothing) {
    signs = signs.toAddTo();
    signs.add(time, nothing);
  }

  /**
   * Brings lines that set traits together if there are too many.
   *
   * @return from which instant on all traits are still what they were; Long.MIN_VALUE if always
   */
  long trimTraits(EntryWriter writer) {
    if (writer.limits().traits() == Integer.MAX_VALUE || traits.count() <= TraitLines.MOST) {
      return Long.MIN_VALUE;
    }
    long wholeFrom = TraitLines.wholeFrom(traits);
    traits = TraitLines.fewer(this, writer);
    return wholeFrom;
  }

  /** Forgets the names of events that have left, and the words that only those used. */
  void forgetUnused() {
    if (events.removeEmpty()) {
      texts = Rewording.withoutUnused(texts, events, answers);
    }
  }

  void forEach(Consumer<Column> visitor) {
    events.forEach(visitor);
    answers.forEach(visitor);
    visitor.accept(traits);
    visitor.accept(signs);
  }

  int count() {
    return traits.count() + signs.count() + events.entryCount() + answers.entryCount();
  }

  /** How many bytes the entries take, those of traits apart, whose number is bounded by itself. */
  long byteSize() {
    return signs.byteSize() + events.byteSize() + answers.byteSize();
  }

  /** About how many bytes of the heap they take, the array they were read from apart. */
  long heapSize() {
    return texts.heapSize()
        + events.heapSize()
        + answers.heapSize()
        + traits.heapSize()
        + signs.heapSize();
  }

  /** The instant of the last line up to {@code instant}; Long.MIN_VALUE if there is none. */
  long newestUpTo(long instant) {
    long[] newest = {Long.MIN_VALUE};
    forEach(column -> newest[0] = Math.max(newest[0], column.newestUpTo(instant)));
    return newest[0];
  }

  /** The instant of the first line; Long.MAX_VALUE if there is none. */
  long oldest() {
    long[] oldest = {Long.MAX_VALUE};
    forEach(
        column ->
            oldest[0] = column.count() > 0 ? Math.min(oldest[0], column.oldest()) : oldest[0]);
    return oldest[0];
  }

  /** Writes the lines, their times from a reference on. */
  void write(ByteWriter out, long reference) {
    texts.write(out);
    events.write(out, reference);
    answers.write(out, reference);
    traits.write(out, reference);
    signs.write(out, reference);
  }

  /** Reads what {@link #write} wrote; shares the array until it is changed. */
  static KeptLines read(ByteReader in, long reference) {
    Texts texts = Texts.read(in);
    Columns events = Columns.read(in, texts, reference);
    Columns answers = Columns.read(in, texts, reference);
    Column traits = Column.read(in, reference);
    return new KeptLines(texts, events, answers, traits, Column.read(in, reference));
  }
}

package io.percorso.cli.control;

import io.percorso.cli.FailedException;
import io.percorso.cli.replay.RecordedLines;
import io.percorso.cli.replay.Recordings;
import io.percorso.definitions.DefinitionSet;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.EntryWriter;
import io.percorso.engine.history.History;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.runtime.intake.CustomerLine;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What definitions cost by a record: at how many of its lines each is judged, besides the deadlines
 * of its own that its changes are a measure of; and what the standings take.
 */
final class Workload {
  /** A standing takes its key, version, outcome and two instants, in bytes. */
  private static final long STANDING = 16;

  private final Rules rules;
  private final EntryWriter writer = new EntryWriter(Limits.NONE);
  private final Map<String, Long> touches = new TreeMap<>();
  private long lines;

  /** Reads a record. */
  Workload(DefinitionSet definitions, Recordings recordings) throws FailedException {
    rules = new Rules(definitions.firstVersions(), List.of());
    new RecordedLines(this::add).read(recordings);
  }

  private void add(CustomerLine arrived) {
    lines++;
    Line line = Line.of(arrived.at(), arrived.line());
    History alone = new History();
    alone.add(line, rules.properties(line.name()), writer);
    BitSet touched = new BitSet();
    rules.touch(line, writer, alone, touched);
    rules.above(touched).stream()
        .forEach(index -> touches.merge(rules.judged().get(index).kindAndId(), 1L, Long::sum));
  }

  /** In one line, of a definition that holds for so many customers. */
  String inWords(String definition, int members) {
    long judged = Math.min(lines, touches.getOrDefault(definition, 0L));
    return String.format(
        Locale.ROOT,
        "judged at %.1f%% of the lines; standings of about %,d bytes",
        lines == 0 ? 0 : 100.0 * judged / lines,
        members * STANDING);
  }
}

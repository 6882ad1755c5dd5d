package io.percorso.cli.demo;

import io.percorso.cli.Instants;
import io.percorso.cli.demo.Watcher.Latest;
import io.percorso.cli.demo.Watcher.Snapshot;
import io.percorso.definitions.DefinitionSet;
import io.percorso.engine.definition.Definition;
import io.percorso.schemas.ChurnChange;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The demo's screen: rates and delays, customers by stage, sizes of segments, the latest changes
 * with their reasons. On a terminal it repaints in place; elsewhere it prints a line now and then.
 */
final class View {
  private static final int BAR = 34;
  private static final int LATEST = 12;
  private static final int WIDTH = 110;
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String CYAN = "\u001b[36m";
  private static final String PLAIN = "\u001b[0m";
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final String CLEAR_LINE = "\u001b[K";

  private final List<Definition> definitions;
  private final Figures figures;
  private final String address;
  private final boolean terminal;
  private long lastSent;
  private long lastFacts;
  private double lastSeconds;
  private int reports;
  private boolean painted;

  View(DefinitionSet definitions, String address, boolean terminal) {
    this.definitions = List.copyOf(definitions.definitions().values());
    figures = new Figures(this.definitions);
    this.address = address;
    this.terminal = terminal;
  }

  /** What to print after {@code elapsed} of running. */
  String render(Snapshot snapshot, long sent, Duration elapsed) {
    double seconds = elapsed.toMillis() / 1e3;
    double span = Math.max(0.2, seconds - lastSeconds);
    String rates =
        String.format(
            Locale.ROOT,
            "in %,.0f events/s   out %,.0f facts/s   noticed after %s   %,d customers%s",
            (sent - lastSent) / span,
            (snapshot.facts() - lastFacts) / span,
            delay(snapshot.delays()),
            snapshot.customers(),
            snapshot.deadLetters() == 0
                ? ""
                : String.format(Locale.ROOT, "   %,d dead letters", snapshot.deadLetters()));
    lastSent = sent;
    lastFacts = snapshot.facts();
    lastSeconds = seconds;
    return terminal ? screen(snapshot, elapsed, rates) : line(snapshot, elapsed, rates);
  }

  private static String delay(List<Long> ascending) {
    if (ascending.isEmpty()) {
      return "-";
    }
    int last = ascending.size() - 1;
    return String.format(
        Locale.ROOT,
        "%,d ms (p99 %,d)",
        ascending.get(last / 2),
        ascending.get((int) (last * 0.99)));
  }

  private String screen(Snapshot snapshot, Duration elapsed, String rates) {
    StringBuilder text = new StringBuilder(painted ? HOME : "\u001b[2J" + HOME);
    painted = true;
    text.append(BOLD).append("Percorso").append(PLAIN);
    text.append("  ").append(clock(elapsed)).append("   Flink's web UI ").append(CYAN);
    text.append(address).append(PLAIN).append("   Ctrl-C ends\n").append(rates).append("\n");
    int most = snapshot.sizes().values().stream().mapToInt(Integer::intValue).max().orElse(1);
    for (Definition definition : definitions) {
      if (definition instanceof Definition.Journey journey) {
        text.append('\n').append(BOLD).append("Journey ").append(journey.id());
        text.append(PLAIN).append('\n');
        for (Definition.Stage stage : journey.stages()) {
          bar(text, stage.id(), size(snapshot, journey.key() + "/" + stage.id()), most);
        }
      }
    }
    text.append('\n').append(BOLD).append("Segments").append(PLAIN).append('\n');
    for (Definition definition : definitions) {
      if (definition instanceof Definition.Segment) {
        bar(text, definition.id(), size(snapshot, definition.key()), most);
      }
    }
    atRisk(text, snapshot, most);
    List<String> feedback = figures.lines(snapshot.figures());
    if (!feedback.isEmpty()) {
      text.append('\n').append(BOLD).append("Feedback, 95 % bounds").append(PLAIN).append('\n');
      feedback.forEach(line -> text.append(line).append('\n'));
    }
    text.append('\n').append(BOLD).append("Latest changes").append(PLAIN).append('\n');
    snapshot.latest().stream().limit(LATEST).forEach(one -> latest(text, one));
    return text.toString().replace("\n", CLEAR_LINE + "\n") + CLEAR_BELOW;
  }

  private void atRisk(StringBuilder text, Snapshot snapshot, int most) {
    List<Definition> models =
        definitions.stream().filter(one -> one instanceof Definition.Churn).toList();
    if (!models.isEmpty()) {
      text.append('\n').append(BOLD).append("At risk, the newest below").append(PLAIN).append('\n');
      models.forEach(model -> bar(text, model.id(), size(snapshot, model.key()), most));
      for (ChurnChange change : snapshot.atRisk()) {
        String day = change.getAt().toString().substring(5, 16).replace('T', ' ');
        latest(text, day, Latest.of(change));
      }
    }
  }

  private static int size(Snapshot snapshot, String key) {
    return snapshot.sizes().getOrDefault(key, 0);
  }

  private static void bar(StringBuilder text, String label, int size, int most) {
    int length = size == 0 ? 0 : Math.max(1, (int) ((long) size * BAR / Math.max(1, most)));
    text.append(String.format(Locale.ROOT, "  %-22.22s %,8d  ", label, size));
    text.append(CYAN).append("█".repeat(length)).append(PLAIN).append('\n');
  }

  private static void latest(StringBuilder text, Latest one) {
    latest(text, Instants.format(one.at()).substring(11, 19), one);
  }

  private static void latest(StringBuilder text, String time, Latest one) {
    String line =
        String.format(Locale.ROOT, "  %s  %-10.10s %-30.30s ", time, one.customer(), one.change());
    String because = one.because();
    int room = Math.max(10, WIDTH - line.length());
    text.append(line).append(DIM);
    text.append(because.length() <= room ? because : because.substring(0, room - 1) + "…");
    text.append(PLAIN).append('\n');
  }

  private static String clock(Duration elapsed) {
    return String.format(Locale.ROOT, "%02d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart());
  }

  /** Without a terminal: a line every five reports, and the first changes as they come. */
  private String line(Snapshot snapshot, Duration elapsed, String rates) {
    StringBuilder text = new StringBuilder();
    if (reports++ % 5 == 0) {
      text.append(clock(elapsed)).append("  ").append(rates);
      text.append(figures.headline(snapshot.figures())).append('\n');
      snapshot.latest().stream()
          .limit(3)
          .forEach(
              one ->
                  text.append("       ")
                      .append(one.customer())
                      .append(' ')
                      .append(one.change())
                      .append(one.because().isEmpty() ? "" : ": " + one.because())
                      .append('\n'));
      snapshot.atRisk().stream()
          .limit(1)
          .map(Latest::of)
          .forEach(
              one ->
                  text.append("       ")
                      .append(one.customer())
                      .append(" at risk: ")
                      .append(one.because())
                      .append('\n'));
    }
    return text.toString();
  }

  /** The last words. */
  String farewell(Snapshot snapshot, long sent) {
    return String.format(
        Locale.ROOT,
        "%n%,d events sent, %,d facts told, %,d customers, %,d dead letters",
        sent,
        snapshot.facts(),
        snapshot.customers(),
        snapshot.deadLetters());
  }
}

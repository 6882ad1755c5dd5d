package io.percorso.cli.churn;

import static io.percorso.cli.Fixtures.object;
import static io.percorso.cli.Fixtures.objects;
import static io.percorso.cli.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.percorso.cli.Fixtures.Run;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.WindowLimit;
import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.definition.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fits to customers whose purchase process is known. */
@Timeout(300)
class FitCommandITCase {
  private static final String CHURN =
      """
      kind: churn
      id: repurchase
      event: Order Completed
      horizon: 30d
      raise: 0.8
      clear: 0.5
      """;

  @TempDir private Path folder;
  private Path definitions;
  private Path definition;

  @BeforeEach
  void prepare() throws IOException {
    definitions = Files.createDirectory(folder.resolve("definitions"));
    definition = Files.writeString(definitions.resolve("repurchase.yaml"), CHURN);
  }

  private Run fit(Path orders, String... more) {
    List<String> args =
        new java.util.ArrayList<>(
            List.of(
                "churn",
                "fit",
                "--clickstream",
                orders.toString(),
                "--definition",
                definition.toString()));
    args.addAll(List.of(more));
    Run run = run(args.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private static Run attempt(Path orders, Path definition) {
    return run(
        "churn", "fit", "--clickstream", orders.toString(), "--definition", definition.toString());
  }

  private ChurnModel model() throws IOException {
    DefinitionSet set = DefinitionSet.read(definitions, WindowLimit.LIVE);
    assertThat(set.problems()).isEmpty();
    return ((Definition.Churn) set.definitions().values().iterator().next()).model();
  }

  private static double figure(Run run, String name) {
    Matcher matcher = Pattern.compile(Pattern.quote(name) + "\\s+(\\S+)").matcher(run.out());
    assertThat(matcher.find()).as(run.out()).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void findsTheProcessBehindTheOrders() throws IOException {
    Path orders = new Buyers(1, 1, 500).write(folder.resolve("orders.jsonl"), 4_000);
    Run run = fit(orders);
    ChurnModel model = model();
    assertThat(model.process().timing().regularity()).isEqualTo(1);
    assertThat(model.process().r()).isCloseTo(1.5, within(.25));
    assertThat(model.process().r() / model.process().alpha()).isCloseTo(1 / 20.0, within(.008));
    double lost = model.process().a() / (model.process().a() + model.process().b());
    assertThat(lost).isCloseTo(.2, within(.03));
    assertThat(figure(run, "AUC")).isGreaterThan(.8);
    assertThat(figure(run, "calibration error")).isLessThan(.04);
    assertThat(figure(run, "log-loss")).isLessThan(.5);
  }

  @Test
  void findsHowRegularTheGapsAre() throws IOException {
    fit(new Buyers(2, 3, 400).write(folder.resolve("orders.jsonl"), 2_000));
    assertThat(model().process().timing().regularity()).isBetween(2, 4);
  }

  @Test
  void doesNotLookBeyondTheEnd() throws IOException {
    Path orders = new Buyers(3, 1, 300).write(folder.resolve("orders.jsonl"), 800);
    String end = Buyers.BEGIN.plus(Duration.ofDays(240)).toString();
    fit(orders, "--until", end);
    String written = Files.readString(definition);
    // Other futures, the same past.
    List<String> past =
        Files.readAllLines(orders).stream().filter(line -> !after(line, end)).toList();
    Files.write(orders, past);
    new Buyers(4, 1, 60).write(folder.resolve("future.jsonl"), 500);
    String future = Files.readString(folder.resolve("future.jsonl")).replace("2024-", "2025-");
    Files.writeString(orders, future, StandardOpenOption.APPEND);
    Files.writeString(definition, CHURN);
    fit(orders, "--until", end);
    assertThat(Files.readString(definition)).isEqualTo(written);
  }

  private static boolean after(String line, String end) {
    int from = line.indexOf("\"timestamp\":\"") + 13;
    return Instant.parse(line.substring(from, line.indexOf('"', from))).isAfter(Instant.parse(end));
  }

  @Test
  void whatIsFittedIsReplayed() throws IOException {
    Path orders = new Buyers(5, 1, 500).write(folder.resolve("orders.jsonl"), 600);
    String end = Buyers.BEGIN.plus(Duration.ofDays(520)).toString();
    fit(orders, "--until", end);
    Files.writeString(
        definitions.resolve("leaving.yaml"),
        "kind: segment\nid: leaving\nwhen: {churn: repurchase}\n");
    Path out = folder.resolve("out");
    Run replay =
        run(
            "replay",
            "--clickstream",
            orders.toString(),
            "--definitions",
            definitions.toString(),
            "--out",
            out.toString(),
            "--until",
            end);
    assertThat(replay.status()).as(replay.err()).isZero();
    List<Map<String, Object>> scores = objects(out.resolve("churn-scores.jsonl"));
    assertThat(scores).hasSize(600).allSatisfy(FitCommandITCase::isAScore);
    List<Map<String, Object>> changes = objects(out.resolve("churn-changes.jsonl"));
    assertThat(changes).isNotEmpty().allSatisfy(FitCommandITCase::isAChange);
    assertThat(objects(out.resolve("segment-changes.jsonl"))).hasSameSizeAs(changes);
    Map<String, Object> summary = object(Files.readString(out.resolve("summary.json")));
    assertThat(summary)
        .containsEntry("churnChanges", changes.size())
        .containsEntry("churnScores", scores.size());
  }

  private static void isAScore(Map<String, Object> score) {
    assertThat(score).containsOnlyKeys("customerId", "modelId", "at", "risk");
    assertThat((double) score.get("risk")).isBetween(0.0, 1.0);
  }

  private static void isAChange(Map<String, Object> change) {
    assertThat(change)
        .containsOnlyKeys(
            "id", "customerId", "modelId", "change", "at", "risk", "reasons", "remedy");
    double risk = (double) change.get("risk");
    if (change.get("change").equals("RAISED")) {
      assertThat(risk).isGreaterThanOrEqualTo(.8);
    } else {
      assertThat(risk).isLessThanOrEqualTo(.5);
    }
    double sum =
        ((List<?>) change.get("reasons"))
            .stream()
                .mapToDouble(reason -> (double) ((Map<?, ?>) reason).get("contribution"))
                .sum();
    assertThat(sum).isCloseTo(Math.log(risk / (1 - risk)), within(1e-9));
  }

  @Test
  void leavesADefinitionAloneWhoseFormItCannotKeep() throws IOException {
    Path orders = new Buyers(6, 1, 20).write(folder.resolve("orders.jsonl"), 30);
    String form =
        "{kind: churn, id: c, event: Order Completed, horizon: 30d, raise: 0.8, clear: 0.5}";
    Files.writeString(definition, form);
    Run run = attempt(orders, definition);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("is left as it is, for its form");
    assertThat(Files.readString(definition)).isEqualTo(form);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path orders = new Buyers(6, 1, 20).write(folder.resolve("orders.jsonl"), 30);
    assertThat(fit(orders).out()).contains("no weights: the record is too short");
    Files.writeString(definition, CHURN.replace("Order Completed", "Ordered"));
    Run none = attempt(orders, definition);
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("no Ordered in the clickstream");
    Files.writeString(definition, "kind: segment\nid: s\nwhen: {event: X}\n");
    Run segment = attempt(orders, definition);
    assertThat(segment.status()).isEqualTo(1);
    assertThat(segment.err()).contains("is a segment, not of kind churn");
    Run missing = attempt(orders, folder.resolve("no.yaml"));
    assertThat(missing.err()).contains("no.yaml: no such file or folder: ");
    Run nothing = run("churn", "fit", "--definition", definition.toString());
    assertThat(nothing.status()).isEqualTo(2);
    assertThat(nothing.err()).contains("nothing to fit to: give --clickstream");
  }
}

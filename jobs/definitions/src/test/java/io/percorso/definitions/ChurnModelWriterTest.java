package io.percorso.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.churn.PurchaseProcess;
import io.percorso.engine.definition.Definition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChurnModelWriterTest {
  private static final String HEAD =
      """
      # Who is about to be lost
      kind: churn
      id: c
      event: X   # the order
      horizon: 90d
      raise: 0.8
      clear: 0.6
      """;

  private static Definition.Churn parsed(String yaml) {
    DefinitionSet set =
        DefinitionSet.parse(List.of(new DefinitionSource("c.yaml", yaml)), WindowLimit.LIVE);
    assertThat(set.problems()).isEmpty();
    return (Definition.Churn) set.definitions().values().iterator().next();
  }

  private static ChurnModel fitted(String yaml) {
    ChurnModel before = parsed(yaml).model();
    return new ChurnModel(
        new PurchaseProcess(PurchaseProcess.Timing.mbgCnbd(3), 1.25, 31.5, .75, 2.5),
        21,
        before.spend(),
        before.behaviours(),
        new ChurnModel.Linear(
            -.5, List.of(.1, .2, .3, .4, .5, .6, .7, .8, .9, 1.0, 1.1, 1.2), terms(before)),
        before.learn());
  }

  private static Map<String, ChurnModel.Term> terms(ChurnModel model) {
    Map<String, ChurnModel.Term> terms = new TreeMap<>();
    terms.put("recency", new ChurnModel.Term(.25, 3));
    terms.put("process", new ChurnModel.Term(1, 2));
    model.behaviours().forEach(one -> terms.put(one.name() + ".14", new ChurnModel.Term(.5, 1)));
    return terms;
  }

  private static String write(String yaml) {
    return ChurnModelWriter.write(new DefinitionSource("c.yaml", yaml), fitted(yaml), "today");
  }

  @Test
  void addsAModelToADefinitionWithout() {
    String written = write(HEAD);
    assertThat(written).startsWith(HEAD + "model:\n  # Fitted today\n");
    assertThat(parsed(written).model()).isEqualTo(fitted(HEAD));
  }

  @Test
  void keepsWhatItsAuthorWrote() {
    String behaviours =
        """
          behaviours:
            # they come back to look
            visits:
              event: [A, B]
        """;
    String yaml = HEAD + "model:\n  baseline: 4\n" + behaviours + "  usualGap: 3\n  spend: total\n";
    String written = write(yaml + "\n# at the end\n");
    assertThat(written)
        .contains(behaviours)
        .contains("  spend: total\n")
        .endsWith("# at the end\n");
    assertThat(written).doesNotContain("baseline: 4").doesNotContain("usualGap: 3");
    assertThat(parsed(written).model()).isEqualTo(fitted(yaml));
  }

  @Test
  void writesAgainAsBefore() {
    String yaml = HEAD + "model: {behaviours: {v: {event: [A,\n  B]}}, learn: true, baseline: 4}\n";
    String once = write(yaml);
    assertThat(parsed(once).model()).isEqualTo(fitted(yaml));
    assertThat(write(once)).isEqualTo(once);
  }

  @Test
  void namesThatNeedQuotesHaveThem() {
    String yaml = HEAD + "model:\n  behaviours:\n    \"returns: all\": {event: Order Refunded}\n";
    String written = write(yaml);
    assertThat(written).contains("    \"returns: all.14\": {weight: 0.5, average: 1}\n");
    assertThat(parsed(written).model()).isEqualTo(fitted(yaml));
  }

  @Test
  void standsAmongOtherFields() {
    String yaml = "model:\n    learn: true\n\n# the rest\n" + HEAD;
    String written = write(yaml);
    assertThat(written)
        .startsWith("model:\n  learn: true\n  # Fitted")
        .contains("\n\n# the rest\n");
    assertThat(parsed(written).model()).isEqualTo(fitted(yaml));
  }
}

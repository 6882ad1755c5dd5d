package io.percorso.cli.cases;

import io.percorso.definitions.CaseFile.Case;
import io.percorso.definitions.CaseFile.Expected;
import io.percorso.definitions.CaseFile.Given;
import io.percorso.definitions.DefinitionSet;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.evaluation.Rules;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.JsonDecoder;
import io.percorso.runtime.intake.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs cases with the engine of the jobs, as a replay would: lines of one instant together. */
final class CaseRunner {
  private final Engine engine;
  private final JsonDecoder decoder = new JsonDecoder();

  CaseRunner(DefinitionSet definitions) {
    engine = new Engine(new Rules(definitions.firstVersions(), List.of()), Limits.NONE);
  }

  /** What did not come out as expected, with line and reason; empty if all did. */
  Optional<String> failure(Case one) {
    Optional<Judged> definition =
        engine.rules().judged().stream()
            .filter(judged -> judged.kindAndId().equals(one.kind() + "/" + one.definition()))
            .findFirst();
    if (definition.isEmpty()) {
      return Optional.of("there is no " + one.kind() + " " + one.definition() + " here");
    }
    List<Line> lines = new ArrayList<>();
    for (Given given : one.given()) {
      try {
        lines.add(line(given));
      } catch (RefusedException refused) {
        return Optional.of(
            "line " + given.line() + ": a job would refuse this: " + refused.getMessage());
      }
    }
    return failure(one, definition.get(), lines);
  }

  private Line line(Given given) throws RefusedException {
    byte[] json = given.json().getBytes(StandardCharsets.UTF_8);
    CustomerLine read =
        given.feedback()
            ? decoder.answer(json, 0, json.length, 0)
            : decoder.call(json, 0, json.length, 0);
    return Line.of(read.at(), read.line());
  }

  private Optional<String> failure(Case one, Judged definition, List<Line> lines) {
    Customer customer = Customer.unknown("customer");
    int next = 0;
    for (Expected expected : one.expected()) {
      while (next < lines.size() && lines.get(next).at() <= expected.at()) {
        int end = next + 1;
        while (end < lines.size() && lines.get(end).at() == lines.get(next).at()) {
          end++;
        }
        customer.accept(lines.subList(next, end), engine, fact -> {});
        next = end;
      }
      customer.advanceTo(expected.at(), engine, fact -> {});
      String actual = outcome(customer, definition);
      if (!actual.equals(expected.outcome())) {
        return Optional.of(
            "line %d: after %s expected %s, is %s: %s"
                .formatted(
                    expected.line(),
                    expected.after(),
                    inWords(expected.outcome()),
                    inWords(actual),
                    customer.view(engine).because(definition, expected.at())));
      }
    }
    return Optional.empty();
  }

  private static String inWords(String outcome) {
    return outcome.isEmpty() ? "no stage" : outcome;
  }

  private String outcome(Customer customer, Judged definition) {
    int[] outcome = {0};
    customer
        .view(engine)
        .forEachStanding(
            (judged, where, since) -> outcome[0] = judged.equals(definition) ? where : outcome[0]);
    if (definition.isJourney()) {
      return outcome[0] == 0 ? "" : definition.stage(outcome[0]);
    }
    if (definition.isChurn()) {
      return outcome[0] == 0 ? "cleared" : "raised";
    }
    return outcome[0] == 0 ? "out" : "in";
  }
}

package io.percorso.definitions;

import io.percorso.definitions.CaseFile.Case;
import io.percorso.definitions.CaseFile.Expected;
import io.percorso.definitions.CaseFile.Given;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads cases. */
final class CaseParser {
  /** The customer whom all cases are about. */
  static final String CUSTOMER = "customer";

  private static final String USUAL_START = "2026-01-01T00:00:00Z";

  /** What a line may have, besides its instant, that is no answer. */
  private static final List<String> OF_CALLS =
      List.of("event", "traits", "properties", "context", "messageId", "name", "type");

  private static final List<String> KINDS = List.of("segment", "journey", "churn");

  private final Problems problems;

  CaseParser(Problems problems) {
    this.problems = problems;
  }

  List<Case> parse(Node root) {
    List<Case> cases = new ArrayList<>();
    String cure = "begin with segment: and the id of a definition, then cases:";
    Fields.of(root, "a file of cases", cure, problems).ifPresent(fields -> parse(fields, cases));
    return cases;
  }

  private void parse(Fields fields, List<Case> cases) {
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      problems.error(
          fields.node(),
          "a file of cases is about one definition",
          "write segment:, journey: or churn:, and its id");
      return;
    }
    String kind = kinds.get(0);
    Optional<String> id = fields.takeText(kind);
    long start = start(fields);
    for (Node member : members(fields, "cases", "[{name: ..., given: [...], expect: [...]}]")) {
      Fields.of(member, "a case", "write {name: ..., given: [...], expect: [...]}", problems)
          .flatMap(one -> one(one, kind, id.orElse(""), start))
          .ifPresent(cases::add);
    }
    fields.finish("a file of cases");
  }

  /** A list that is there and has members: without, nothing would be tested. */
  private List<Node> members(Fields fields, String name, String example) {
    Optional<Node> list = fields.require(name, example);
    List<Node> members = list.map(Fields::members).orElse(List.of());
    if (list.isPresent() && members.isEmpty()) {
      problems.error(list.get(), name + " must not be empty", "write " + name + ": " + example);
    }
    return members;
  }

  private long start(Fields fields) {
    String start = fields.takeText("start").orElse(USUAL_START);
    try {
      return Instant.parse(start).toEpochMilli();
    } catch (DateTimeParseException malformed) {
      problems.error(fields.place("start"), "start must be an instant", "write " + USUAL_START);
      return 0;
    }
  }

  private Optional<Case> one(Fields fields, String kind, String id, long start) {
    Optional<String> name = fields.requireText("name", "what it is about");
    record Timed<T>(long at, T value) {}
    List<Timed<Given>> given = new ArrayList<>();
    for (Node node : fields.require("given", "[]").map(Fields::members).orElse(List.of())) {
      Fields.of(node, "a line", "write {at: 10m, event: Product Viewed}", problems)
          .ifPresent(
              line ->
                  at(line, "at", start)
                      .ifPresent(at -> given.add(new Timed<>(at, given(line, at, given.size())))));
    }
    List<Expected> expected = new ArrayList<>();
    for (Node node : members(fields, "expect", "[{after: 8d, is: out}]")) {
      Fields.of(node, "an expectation", "write {after: 8d, is: out}", problems)
          .flatMap(line -> expected(line, kind, start))
          .ifPresent(expected::add);
    }
    fields.finish("a case");
    given.sort(Comparator.comparingLong(Timed::at));
    expected.sort(Comparator.comparingLong(Expected::at));
    return name.map(
        text ->
            new Case(
                text,
                line(fields.node()),
                kind,
                id,
                given.stream().map(Timed::value).toList(),
                expected));
  }

  private Optional<Long> at(Fields fields, String name, long start) {
    return fields
        .require(name, "10m")
        .flatMap(node -> Fields.duration(node, name, problems))
        .map(duration -> start + duration);
  }

  private Given given(Fields fields, long at, int number) {
    boolean isAnswer = fields.has("feedback");
    Map<String, String> members = new LinkedHashMap<>();
    members.put("timestamp", String.valueOf(at));
    if (isAnswer) {
      members.put("customerId", JsonText.quoted(CUSTOMER));
      fields.takeText("feedback").ifPresent(m -> members.put("metric", JsonText.quoted(m)));
      members.put("responseId", JsonText.quoted("r" + number));
    } else {
      members.put("userId", JsonText.quoted(CUSTOMER));
      boolean sets = fields.has("traits") && !fields.has("event");
      members.put("type", JsonText.quoted(sets ? "identify" : "track"));
      if (!sets) {
        fields
            .requireText("event", "Product Viewed")
            .ifPresent(name -> members.put("event", JsonText.quoted(name)));
      }
    }
    for (String name : isAnswer ? fields.names() : OF_CALLS) {
      if (!List.of("at", "feedback", "event").contains(name)) {
        fields.take(name).ifPresent(value -> members.put(name, JsonText.of(value)));
      }
    }
    fields.finish("a line");
    return new Given(line(fields.node()), isAnswer, JsonText.object(members));
  }

  private Optional<Expected> expected(Fields fields, String kind, long start) {
    Optional<Long> at = at(fields, "after", start);
    String after = fields.takeText("after").orElse("");
    String field = kind.equals("journey") ? "stage" : kind.equals("churn") ? "flag" : "is";
    List<String> words = kind.equals("churn") ? List.of("raised", "cleared") : List.of("in", "out");
    Optional<Node> node = fields.require(field, kind.equals("journey") ? "a-stage" : words.get(0));
    fields.finish("an expectation of a " + kind);
    if (node.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    if (kind.equals("journey") && Scalars.isNull(node.get())) {
      return Optional.of(new Expected(line(fields.node()), at.get(), after, ""));
    }
    Optional<String> outcome = Fields.text(node.get(), field, problems);
    if (outcome.isPresent() && !kind.equals("journey") && !words.contains(outcome.get())) {
      String reason = field + " is " + String.join(" or ", words) + ", not " + outcome.get();
      problems.error(node.get(), reason, "write " + field + ": " + words.get(0));
      return Optional.empty();
    }
    return outcome.map(text -> new Expected(line(fields.node()), at.get(), after, text));
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}

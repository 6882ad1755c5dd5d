package io.percorso.definitions;

import io.percorso.engine.churn.Behaviour;
import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.churn.ChurnModel.Linear;
import io.percorso.engine.churn.ChurnModel.Term;
import io.percorso.engine.churn.Feature;
import io.percorso.engine.churn.PurchaseProcess;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the parameters of churn models. What is left out is as in the model yet to be fitted. */
final class ChurnModelParser {
  private static final ChurnModel USUAL = ChurnModel.UNFITTED;
  private static final int MOST_REGULAR = 20;
  private static final int KNOTS = 12;
  private static final Matcher AT_LEAST_ONE =
      Matcher.of(Operator.AT_LEAST, Operand.of(BigDecimal.ONE));

  private final Problems problems;
  private final ConditionParser conditions;

  ChurnModelParser(Problems problems, ConditionParser conditions) {
    this.problems = problems;
    this.conditions = conditions;
  }

  ChurnModel parse(Fields fields) {
    fields.expect("spend", "behaviours", "learn", "process", "usualGap", "baseline");
    fields.expect("season", "weights");
    String spend = fields.takeText("spend").orElse(USUAL.spend());
    List<Behaviour> behaviours = new ArrayList<>();
    mapping(fields, "behaviours", "write behaviours: {visits: {event: Page Viewed}}")
        .ifPresent(
            named ->
                named.names().forEach(name -> behaviour(named, name).ifPresent(behaviours::add)));
    PurchaseProcess process =
        mapping(fields, "process", "write {regularity: 1, r: 0.8, alpha: 45, a: 0.8, b: 2.5}")
            .map(this::process)
            .orElse(USUAL.process());
    Linear linear =
        new Linear(
            fields.takeNumber("baseline", "0").orElse(0.0),
            season(fields),
            terms(fields, Feature.keys(behaviours)));
    ChurnModel model =
        new ChurnModel(
            process,
            positive(fields, "usualGap", USUAL.usualGap()),
            spend,
            behaviours,
            linear,
            isTrue(fields, "learn", false));
    fields.finish("model");
    return model;
  }

  private Optional<Fields> mapping(Fields fields, String name, String cure) {
    return fields.take(name).flatMap(node -> Fields.of(node, name, cure, problems));
  }

  private boolean isTrue(Fields fields, String name, boolean usual) {
    Optional<Node> node = fields.take(name);
    if (node.isEmpty()) {
      return usual;
    }
    Optional<Boolean> truth =
        Scalars.operand(node.get())
            .filter(operand -> !operand.isNumber() && !operand.isText())
            .map(operand -> operand.truth());
    if (truth.isEmpty()) {
      problems.error(node.get(), name + " must be true or false", "write " + name + ": " + !usual);
    }
    return truth.orElse(usual);
  }

  private Optional<Behaviour> behaviour(Fields named, String name) {
    Node node = named.take(name).orElseThrow();
    int before = problems.count();
    Optional<Condition> condition = conditions.parse(node);
    if (problems.count() != before || condition.isEmpty()) {
      return Optional.empty();
    }
    if (condition.get() instanceof Condition.Aggregated events
        && events.figure() == Condition.Figure.COUNT
        && events.matcher().equals(AT_LEAST_ONE)
        && events.within() == Condition.EVER) {
      return Optional.of(new Behaviour(name, events.events(), null, null));
    }
    if (condition.get() instanceof Condition.Feedback answers
        && answers.where().isEmpty()
        && answers.count().equals(AT_LEAST_ONE)
        && answers.within() == Condition.EVER) {
      return Optional.of(new Behaviour(name, null, answers.metric(), answers.score()));
    }
    problems.error(
        node,
        "a behaviour is events, with where if need be, or answers, with score",
        "write {event: Order Refunded} or {feedback: NPS, score: {atMost: 6}}");
    return Optional.empty();
  }

  private PurchaseProcess process(Fields fields) {
    PurchaseProcess usual = USUAL.process();
    double regularity = positive(fields, "regularity", usual.timing().regularity());
    if (regularity % 1 != 0 || regularity > MOST_REGULAR) {
      problems.error(
          fields.place("regularity"),
          "regularity must be a whole number from 1 to " + MOST_REGULAR,
          "write 1 if the gaps are random");
    }
    PurchaseProcess.Timing timing =
        new PurchaseProcess.Timing(
            (int) Math.max(1, Math.min(regularity, MOST_REGULAR)),
            isTrue(fields, "lostAtFirst", usual.timing().lostAtFirst()));
    for (String name : List.of("r", "alpha", "a", "b")) {
      fields.require(name, "1");
    }
    PurchaseProcess process =
        new PurchaseProcess(
            timing,
            positive(fields, "r", usual.r()),
            positive(fields, "alpha", usual.alpha()),
            positive(fields, "a", usual.a()),
            positive(fields, "b", usual.b()));
    fields.finish("process");
    return process;
  }

  private double positive(Fields fields, String name, double usual) {
    Optional<Double> number = fields.takeNumber(name, "1");
    if (number.isPresent() && !(number.get() > 0 && number.get() < Double.POSITIVE_INFINITY)) {
      problems.error(fields.place(name), name + " must be above 0", "write " + usual + ", say");
      return usual;
    }
    return number.orElse(usual);
  }

  private List<Double> season(Fields fields) {
    Optional<Node> node = fields.take("season");
    if (node.isEmpty()) {
      return List.of();
    }
    List<Double> offsets = new ArrayList<>();
    for (Node member : Fields.members(node.get())) {
      Scalars.operand(member)
          .filter(operand -> operand.isNumber())
          .ifPresent(operand -> offsets.add(operand.number().doubleValue()));
    }
    if (offsets.size() != KNOTS || Fields.members(node.get()).size() != KNOTS) {
      problems.error(
          node.get(), "season must be " + KNOTS + " numbers, one a month", "leave it out");
      return List.of();
    }
    return offsets;
  }

  private Map<String, Term> terms(Fields fields, List<String> features) {
    Optional<Fields> weights =
        mapping(fields, "weights", "write weights: {recency: {weight: 0.5, average: 3}}");
    if (weights.isEmpty()) {
      return USUAL.linear().terms();
    }
    Map<String, Term> terms = new HashMap<>();
    for (String name : features) {
      mapping(weights.get(), name, "write " + name + ": {weight: 0.5, average: 3}")
          .ifPresent(term -> terms.put(name, term(term, name)));
    }
    weights.get().finish("feature", "weights");
    return terms;
  }

  private Term term(Fields fields, String name) {
    fields.require("weight", "0.5");
    Term term =
        new Term(
            fields.takeNumber("weight", "0.5").orElse(0.0),
            fields.takeNumber("average", "0").orElse(0.0));
    fields.finish(name);
    return term;
  }
}

package io.percorso.definitions;

import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.definition.Definition;
import java.util.List;
import java.util.Optional;

/** Reads churn models. */
final class ChurnParser {
  private final Problems problems;
  private final ChurnModelParser models;

  ChurnParser(Problems problems, ConditionParser conditions) {
    this.problems = problems;
    models = new ChurnModelParser(problems, conditions);
  }

  Optional<Definition> parse(Fields fields, String id, String description) {
    List<String> events =
        fields
            .require("event", "Order Completed")
            .map(node -> Fields.texts(node, "event", problems))
            .orElse(List.of());
    Optional<Long> horizon = fields.requireDuration("horizon", "90d");
    if (horizon.isPresent() && horizon.get() == 0) {
      problems.error(fields.place("horizon"), "horizon must be longer than nothing", "write 90d");
    }
    Optional<Double> raise = share(fields, "raise", "0.8");
    Optional<Double> clear = share(fields, "clear", "0.6");
    if (raise.isPresent() && clear.isPresent() && clear.get() > raise.get()) {
      problems.error(
          fields.place("clear"), "clear must not be above raise", "swap them, or lower clear");
    }
    ChurnModel model =
        fields
            .take("model")
            .flatMap(node -> Fields.of(node, "model", "leave it out, or write fields", problems))
            .map(models::parse)
            .orElse(ChurnModel.UNFITTED);
    return horizon.isPresent() && raise.isPresent() && clear.isPresent()
        ? Optional.of(
            new Definition.Churn(
                id, description, events, horizon.get(), raise.get(), clear.get(), model))
        : Optional.empty();
  }

  private Optional<Double> share(Fields fields, String name, String example) {
    fields.require(name, example);
    Optional<Double> share = fields.takeNumber(name, example);
    if (share.isPresent() && (share.get() < 0 || share.get() > 1)) {
      problems.error(
          fields.place(name), name + " is a probability, from 0 to 1", "write " + example);
      return Optional.empty();
    }
    return share;
  }
}

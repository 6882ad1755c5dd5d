package io.percorso.definitions;

import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.condition.Condition;
import io.percorso.engine.definition.Definition;
import java.util.List;
import java.util.Optional;

/**
 * A definition that has been retired is one that never holds: so whoever it has put somewhere
 * leaves, as by any other edit.
 */
final class Retired {
  private static final Condition NEVER = new Condition.Any(List.of());

  private Retired() {}

  /** What a retirement makes of a definition; nothing of one that puts nobody anywhere. */
  static Optional<Definition.Versioned> of(ControlMessage message) {
    int slash = message.key().indexOf('/');
    String kind = slash < 0 ? message.key() : message.key().substring(0, slash);
    String id = message.key().substring(slash + 1);
    Definition never =
        switch (kind) {
          case "segment" -> new Definition.Segment(id, "", NEVER);
          case "journey" -> new Definition.Journey(id, "", stages(message));
          case "churn" -> new Definition.Churn(id, "", List.of(), 1, 1, 0, ChurnModel.UNFITTED);
          default -> null;
        };
    return Optional.ofNullable(never)
        .map(definition -> new Definition.Versioned(definition, message.version()));
  }

  /** The stages it had, so that a transition can name the one that is left. */
  private static List<Definition.Stage> stages(ControlMessage message) {
    Problems ignored = new Problems(message.key());
    return YamlReader.read(new DefinitionSource(message.key(), message.yaml()), ignored)
        .flatMap(root -> new DefinitionParser(ignored, WindowLimit.RECORDED).parse(root))
        .map(ParsedDefinition::stages)
        .orElse(List.of())
        .stream()
        .map(stage -> new Definition.Stage(stage, NEVER))
        .toList();
  }
}

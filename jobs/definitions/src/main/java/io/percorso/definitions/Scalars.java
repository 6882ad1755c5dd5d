package io.percorso.definitions;

import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * What plain scalars mean: null, {@code true} and {@code false}, decimal numbers; all else, and all
 * that is quoted, is text. This is YAML 1.2 without the spellings nobody means (yes, ON, 0o17).
 */
final class Scalars {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,5})?");

  private Scalars() {}

  static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar
        && isPlain(scalar)
        && (scalar.getValue().isEmpty()
            || scalar.getValue().equals("null")
            || scalar.getValue().equals("~"));
  }

  /** The boolean, number or text a scalar stands for; nothing for null and for collections. */
  static Optional<Operand> operand(Node node) {
    if (!(node instanceof ScalarNode scalar) || isNull(node)) {
      return Optional.empty();
    }
    String value = scalar.getValue();
    if (isPlain(scalar)) {
      if (value.equals("true") || value.equals("false")) {
        return Optional.of(Operand.of(value.equals("true")));
      }
      if (NUMBER.matcher(value).matches()) {
        return Optional.of(Operand.of(new BigDecimal(value)));
      }
    }
    return Optional.of(Operand.of(value));
  }

  private static boolean isPlain(ScalarNode scalar) {
    return scalar.getScalarStyle() == ScalarStyle.PLAIN;
  }

  /** What a node is, for messages. */
  static String kind(Node node) {
    if (isNull(node)) {
      return "nothing";
    }
    return operand(node)
        .map(operand -> "the " + operand.kind() + " " + operand)
        .orElse(node.getNodeType().name().equals("SEQUENCE") ? "a list" : "a mapping");
  }
}

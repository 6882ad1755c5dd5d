package io.percorso.definitions;

import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
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
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?([0-9]+))?");

  private static final Pattern OTHER_NUMBER =
      Pattern.compile("[-+]?(0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+([_,][0-9]+)+)");
  private static final Pattern LEADING_ZEROS = Pattern.compile("0[0-9]+");
  private static final Pattern OTHER_WORD = Pattern.compile("True|TRUE|False|FALSE|Null|NULL");

  private static final int MOST_DIGITS = 100;
  private static final int MOST_SHOWN = 60;

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

  /** True for what reads as a number but has more digits than any number needs. */
  static boolean isOutsizedNumber(String plain) {
    Matcher matcher = NUMBER.matcher(plain);
    if (!matcher.matches()) {
      return false;
    }
    String exponent = matcher.group(4);
    return plain.length() > MOST_DIGITS
        || (exponent != null && (exponent.length() > 3 || Integer.parseInt(exponent) > 400));
  }

  /** What a plain scalar is that its writer may have meant otherwise; nothing if it is clear. */
  static Optional<String> doubt(Node node) {
    if (!(node instanceof ScalarNode scalar) || !isPlain(scalar)) {
      return Optional.empty();
    }
    String value = scalar.getValue();
    if (LEADING_ZEROS.matcher(value).matches()) {
      return Optional.of(value + " is the number " + new BigDecimal(value) + " here");
    }
    if (value.length() > MOST_DIGITS) {
      return Optional.empty();
    }
    if (OTHER_NUMBER.matcher(value).matches()) {
      return Optional.of(value + " is a text here, not a number");
    }
    return OTHER_WORD.matcher(value).matches()
        ? Optional.of(value + " is a text here, not " + value.toLowerCase(Locale.ROOT))
        : Optional.empty();
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
        .map(operand -> "the " + operand.kind() + " " + shown(operand.toString()))
        .orElse(node.getNodeType().name().equals("SEQUENCE") ? "a list" : "a mapping");
  }

  private static String shown(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
  }
}

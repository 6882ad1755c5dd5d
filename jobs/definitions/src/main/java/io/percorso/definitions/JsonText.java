package io.percorso.definitions;

import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** YAML as JSON, with the meaning that scalars have in definitions. */
final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  static String of(Node node) {
    JsonText json = new JsonText();
    json.append(node);
    return json.text.toString();
  }

  /** An object of members that are JSON already, in order. */
  static String object(Map<String, String> members) {
    JsonText json = new JsonText();
    json.text.append('{');
    members.forEach(
        (name, value) -> {
          json.separate('{');
          json.quote(name);
          json.text.append(':').append(value);
        });
    return json.text.append('}').toString();
  }

  /** A text in quotes. */
  static String quoted(String value) {
    JsonText json = new JsonText();
    json.quote(value);
    return json.text.toString();
  }

  private void append(Node node) {
    if (node instanceof MappingNode mapping) {
      text.append('{');
      for (NodeTuple tuple : mapping.getValue()) {
        separate('{');
        quote(tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "");
        text.append(':');
        append(tuple.getValueNode());
      }
      text.append('}');
    } else if (node instanceof SequenceNode sequence) {
      text.append('[');
      for (Node member : sequence.getValue()) {
        separate('[');
        append(member);
      }
      text.append(']');
    } else {
      Scalars.operand(node)
          .ifPresentOrElse(
              operand -> {
                if (operand.isText()) {
                  quote(operand.text());
                } else {
                  text.append(operand.isNumber() ? operand.number().toString() : operand.truth());
                }
              },
              () -> text.append("null"));
    }
  }

  private void separate(char opening) {
    if (text.charAt(text.length() - 1) != opening) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}

package io.percorso.definitions;

import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.churn.ChurnModel.Term;
import io.percorso.engine.churn.PurchaseProcess;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Puts the parameters of a fitted churn model into the text of its definition. Everything else
 * stays as its author wrote it, comments and what they set of the model included.
 */
public final class ChurnModelWriter {
  private static final List<String> OF_THE_AUTHOR = List.of("spend", "behaviours", "learn");

  /** A name that needs no quotes in YAML. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  private static final MathContext DIGITS = new MathContext(7);

  private final String yaml;
  private final List<String> lines;

  private ChurnModelWriter(String yaml) {
    this.yaml = yaml;
    lines = yaml.lines().toList();
  }

  /**
   * The text with the parameters of a model.
   *
   * @param source a definition of kind churn without errors
   * @param remark a line about where the parameters come from
   */
  public static String write(DefinitionSource source, ChurnModel model, String remark) {
    Node root = YamlReader.read(source, new Problems(source.name())).orElseThrow();
    return new ChurnModelWriter(source.yaml()).write((MappingNode) root, model, remark);
  }

  private String write(MappingNode root, ChurnModel model, String remark) {
    List<String> written = new ArrayList<>();
    Optional<NodeTuple> before = field(root, "model");
    int from = before.map(tuple -> line(tuple.getKeyNode())).orElse(endOfText());
    int to = before.map(tuple -> endOf(root, tuple)).orElse(from);
    written.addAll(lines.subList(0, from));
    written.add("model:");
    before.ifPresent(tuple -> written.addAll(ofTheAuthor(tuple, to)));
    written.addAll(parameters(model, remark));
    written.addAll(lines.subList(to, lines.size()));
    return String.join("\n", written) + "\n";
  }

  private int endOfText() {
    int end = lines.size();
    while (end > 0 && (lines.get(end - 1).isBlank() || lines.get(end - 1).startsWith("..."))) {
      end--;
    }
    return end;
  }

  private static Optional<NodeTuple> field(MappingNode mapping, String name) {
    return mapping.getValue().stream().filter(tuple -> key(tuple).equals(name)).findFirst();
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElseThrow();
  }

  /** The line behind a field of the definition, comments that belong to the next one left out. */
  private int endOf(MappingNode root, NodeTuple field) {
    int end =
        root.getValue().stream()
            .mapToInt(tuple -> line(tuple.getKeyNode()))
            .filter(line -> line > line(field.getKeyNode()))
            .min()
            .orElse(endOfText());
    while (lines.get(end - 1).isBlank() || lines.get(end - 1).startsWith("#")) {
      end--;
    }
    return end;
  }

  private List<String> ofTheAuthor(NodeTuple model, int to) {
    List<String> kept = new ArrayList<>();
    if (model.getValueNode() instanceof MappingNode fields) {
      for (NodeTuple tuple : fields.getValue()) {
        if (OF_THE_AUTHOR.contains(key(tuple))) {
          kept.addAll(
              fields.getFlowStyle() == FlowStyle.FLOW
                  ? List.of("  " + key(tuple) + ": " + text(tuple.getValueNode()))
                  : block(fields, tuple, to));
        }
      }
    }
    return kept;
  }

  private List<String> block(MappingNode fields, NodeTuple field, int to) {
    int from = line(field.getKeyNode());
    int end =
        fields.getValue().stream()
            .mapToInt(tuple -> line(tuple.getKeyNode()))
            .filter(line -> line > from)
            .min()
            .orElse(to);
    int indent = field.getKeyNode().getStartMark().map(Mark::getColumn).orElse(2);
    // All fields of a block stand equally deep; the parameters come two spaces in.
    return lines.subList(from, end).stream()
        .filter(line -> !line.strip().startsWith("# Fitted"))
        .map(line -> line.isBlank() ? line : "  " + line.substring(Math.min(indent, indent(line))))
        .toList();
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private String text(Node value) {
    int from = value.getStartMark().map(Mark::getIndex).orElseThrow();
    int to = value.getEndMark().map(Mark::getIndex).orElseThrow();
    int[] points = yaml.codePoints().toArray();
    return new String(points, from, to - from).lines().map(String::strip).collect(joined());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(" ");
  }

  private static List<String> parameters(ChurnModel model, String remark) {
    List<String> written = new ArrayList<>();
    written.add("  # Fitted " + remark);
    PurchaseProcess process = model.process();
    written.add("  process:");
    written.add("    regularity: " + process.timing().regularity());
    if (!process.timing().lostAtFirst()) {
      written.add("    lostAtFirst: false");
    }
    written.add("    r: " + number(process.r()));
    written.add("    alpha: " + number(process.alpha()));
    written.add("    a: " + number(process.a()));
    written.add("    b: " + number(process.b()));
    written.add("  usualGap: " + number(model.usualGap()));
    written.add("  baseline: " + number(model.linear().baseline()));
    if (!model.linear().season().isEmpty()) {
      written.add(
          model.linear().season().stream()
              .map(ChurnModelWriter::number)
              .collect(Collectors.joining(", ", "  season: [", "]")));
    }
    written.add("  weights:");
    for (String feature : model.features()) {
      Term term = model.linear().terms().get(feature);
      if (term != null) {
        written.add(
            String.format(
                "    %s: {weight: %s, average: %s}",
                key(feature), number(term.weight()), number(term.average())));
      }
    }
    return written;
  }

  private static String key(String feature) {
    return PLAIN.matcher(feature).matches() ? feature : JsonText.quoted(feature);
  }

  /** A number of as many digits as mean something. */
  private static String number(double number) {
    return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}

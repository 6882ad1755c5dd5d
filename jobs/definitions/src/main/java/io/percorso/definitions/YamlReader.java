package io.percorso.definitions;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns a text into the tree of its YAML, or into a problem. Whatever the text, it neither throws
 * nor runs out of memory or stack: size, nesting and what aliases unfold to are bounded.
 */
final class YamlReader {
  /** The most characters of one definition. */
  static final int LONGEST = 1 << 20;

  /** The most lists and mappings within one another. */
  static final int DEEPEST = 200;

  /** The most values of one definition, those counted again that aliases repeat. */
  private static final int MOST_VALUES = 100_000;

  private static final String ONE_A_FILE = "write one definition a file";

  private final Problems problems;
  private final IdentityHashMap<Node, Extent> extents = new IdentityHashMap<>();

  /** What a node unfolds to. */
  private record Extent(long values, int height) {
    /** Stands for a node that is being measured: whoever meets it is inside it. */
    static final Extent OPEN = new Extent(0, 0);
  }

  private YamlReader(Problems problems) {
    this.problems = problems;
  }

  /** The tree of the only document in the source; what is wrong with it is reported. */
  static Optional<Node> read(DefinitionSource source, Problems problems) {
    return new YamlReader(problems).root(source);
  }

  private Optional<Node> root(DefinitionSource source) {
    if (source.yaml().length() > LONGEST) {
      problems.error("is larger than a mebibyte", "split it into several definitions");
      return Optional.empty();
    }
    if (hasUnprintable(source.yaml())) {
      return Optional.empty();
    }
    try {
      return compose(source);
    } catch (YamlGuard.Refusal refused) {
      problems.add(refused.getProblemMark(), false, refused.getProblem(), refused.cure());
    } catch (MarkedYamlEngineException malformed) {
      report(malformed);
    } catch (YamlEngineException malformed) {
      problems.error("not YAML: " + malformed.getMessage(), "");
    }
    return Optional.empty();
  }

  private void report(MarkedYamlEngineException malformed) {
    if (String.valueOf(malformed.getContext()).contains("quoted")) {
      problems.add(
          malformed.getContextMark(),
          false,
          "not YAML: a text in quotes that is not well-formed",
          "close the quotes, and write a backslash twice");
      return;
    }
    // The advice in brackets is meant for tabs, but given for every character.
    String reason =
        String.valueOf(malformed.getProblem()).replaceFirst("\\.? \\(Do not use .*", "");
    problems.add(malformed.getProblemMark(), false, "not YAML: " + reason, cure(reason));
  }

  private Optional<Node> compose(DefinitionSource source) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.name())
            .setUseMarks(true)
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();
    YamlGuard guard =
        new YamlGuard(new ParserImpl(settings, new StreamReader(settings, source.yaml())), DEEPEST);
    Composer documents = new Composer(settings, guard);
    if (!documents.hasNext()) {
      problems.error("is empty", ONE_A_FILE);
      return Optional.empty();
    }
    Node root = documents.next();
    if (documents.hasNext()) {
      problems.error(documents.next(), "another definition begins here", ONE_A_FILE);
      return Optional.empty();
    }
    if (Scalars.isNull(root)) {
      problems.error("is empty", ONE_A_FILE);
      return Optional.empty();
    }
    return guard.hasAliases() && !isBounded(root) ? Optional.empty() : Optional.of(root);
  }

  private boolean hasUnprintable(String yaml) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < yaml.length(); i += Character.charCount(yaml.codePointAt(i))) {
      int point = yaml.codePointAt(i);
      if (!StreamReader.isPrintable(point)) {
        String name = String.format("U+%04X", point);
        problems.add(
            line, column, false, "the character " + name + " is no part of a text", "delete it");
        return true;
      }
      line += point == '\n' ? 1 : 0;
      column = point == '\n' ? 1 : column + 1;
    }
    return false;
  }

  /** What most likely is the matter, in words for someone who does not know YAML's own. */
  private static String cure(String reason) {
    if (reason.contains("TAB")) {
      return "indent with spaces, not with tabs";
    } else if (reason.contains("mapping values are not allowed")) {
      return "put a text with a colon in it in quotes, and check the indentation";
    } else if (reason.contains("undefined alias")) {
      return "put a text that begins with * in quotes";
    } else if (reason.contains("cannot start any token")) {
      return "put a text that begins with this character in quotes";
    }
    return "check the indentation, brackets and quotes here and in the line above";
  }

  private boolean isBounded(Node root) {
    Extent extent = extent(root, 0);
    if (extent.height() > DEEPEST) {
      problems.error(root, "aliases (*) nest deeper than " + DEEPEST, "write it out");
    } else if (extent.values() > MOST_VALUES) {
      problems.error(
          root, "aliases (*) unfold to more than " + MOST_VALUES + " values", "write it out");
    } else {
      return !problems.hasErrors();
    }
    return false;
  }

  private Extent extent(Node node, int depth) {
    Extent known = extents.get(node);
    if (Extent.OPEN.equals(known)) {
      problems.error(node, "an alias (*) stands inside what it repeats", "write it out");
      return known;
    }
    if (known != null) {
      return known;
    }
    if (depth > DEEPEST) {
      return new Extent(1, DEEPEST + 1);
    }
    extents.put(node, Extent.OPEN);
    long values = 1;
    int height = 0;
    for (Node member : members(node)) {
      Extent inner = extent(member, depth + 1);
      values = Math.min(values + inner.values(), Integer.MAX_VALUE);
      height = Math.max(height, inner.height() + 1);
    }
    Extent extent = new Extent(values, height);
    extents.put(node, extent);
    return extent;
  }

  private static List<Node> members(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()))
          .toList();
    }
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }
}

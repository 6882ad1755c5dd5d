package io.percorso.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/writing-definitions.md against the parser. A block there is a whole definition, or a
 * condition, which then stands for a segment's {@code when}.
 */
class WritingDefinitionsPageTest {
  private static final Path PAGE = Path.of("../../docs/writing-definitions.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final Pattern ID = Pattern.compile("(?m)^id: (.*)$");

  private static List<String> blocks() throws IOException {
    Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  private static String definition(String block) {
    return block.startsWith("kind:")
        ? block
        : "kind: segment\nid: example\nwhen:\n" + block.indent(2);
  }

  @Test
  void showsOnlyWhatTheParserTakes() throws IOException {
    List<String> blocks = blocks();
    assertThat(blocks).hasSizeGreaterThan(15);
    Map<String, DefinitionSource> shown = new TreeMap<>();
    for (String block : blocks) {
      Matcher id = ID.matcher(block);
      if (block.startsWith("kind:") && id.find()) {
        shown.put(id.group(1), new DefinitionSource(id.group(1), block));
      }
    }
    for (String block : blocks) {
      // Definitions may refer to those that the page shows elsewhere.
      Map<String, DefinitionSource> sources = new TreeMap<>(shown);
      if (!block.startsWith("kind:")) {
        sources.put("", new DefinitionSource("example", definition(block)));
      }
      DefinitionSet set = DefinitionSet.parse(List.copyOf(sources.values()), Written.LONGEST);
      assertThat(set.problems()).as(block).isEmpty();
    }
  }

  @Test
  void showsEveryWordOfTheGrammar() throws IOException {
    String yaml = String.join("\n", blocks());
    assertThat(yaml)
        .contains("all:", "any:", "not:", "event:", "where:", "count:", "sum:", "average:", "min:")
        .contains("max:", "distinct:", "last:", "first:", "after:", "no:", "for:", "within:")
        .contains("sequence:", "lastSeen:", "firstSeen:", "trait:", "feedback:", "score:")
        .contains("segment:", "stage:", "journey:", "kind: feedback-metric", "kind: churn");
    for (var operator : io.percorso.engine.condition.Operator.values()) {
      assertThat(yaml).contains(operator.word() + ":");
    }
  }
}

package io.percorso.definitions;

import io.percorso.engine.definition.Definition;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Definitions that belong together, parsed and checked against one another. Every problem of every
 * file is found in one go.
 *
 * @param definitions those that could be read, by source; complete only if there are no errors
 * @param problems errors and warnings, by file and line
 */
public record DefinitionSet(Map<DefinitionSource, Definition> definitions, List<Problem> problems) {

  /** Keeps copies. */
  public DefinitionSet {
    definitions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    problems = List.copyOf(problems);
  }

  /** True if there is an error, so that nothing may start. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> !problem.warning());
  }

  /** The definitions as the first version of each. */
  public List<Definition.Versioned> firstVersions() {
    return definitions.values().stream()
        .map(definition -> new Definition.Versioned(definition, 1))
        .toList();
  }

  /**
   * Reads a directory: its {@code *.yaml} and {@code *.yml} files, except {@code *.test.yaml}.
   *
   * @param longest the longest window a definition may ask for, in milliseconds
   * @throws IOException if the directory cannot be listed
   */
  public static DefinitionSet read(Path directory, long longest) throws IOException {
    List<DefinitionSource> sources = new ArrayList<>();
    List<Problem> unreadable = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files = list.filter(DefinitionSet::isDefinition).sorted().toList();
    }
    for (Path file : files) {
      try {
        sources.add(new DefinitionSource(file.toString(), Files.readString(file)));
      } catch (MalformedInputException notUtf8) {
        unreadable.add(
            new Problem(file.toString(), 0, 0, false, "is not UTF-8", "save it as UTF-8"));
      } catch (IOException failure) {
        unreadable.add(new Problem(file.toString(), 0, 0, false, "cannot be read", ""));
      }
    }
    DefinitionSet set = parse(sources, longest);
    unreadable.addAll(set.problems);
    return new DefinitionSet(set.definitions, unreadable.stream().sorted().toList());
  }

  private static boolean isDefinition(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml"))
        && !name.endsWith(".test.yaml")
        && Files.isRegularFile(file);
  }

  /** Parses sources and checks them against one another. */
  public static DefinitionSet parse(List<DefinitionSource> sources, long longest) {
    Map<String, Problems> problems = new LinkedHashMap<>();
    List<ParsedDefinition> parsed = new ArrayList<>();
    Map<String, String> first = new HashMap<>();
    for (DefinitionSource source : sources) {
      Problems found = new Problems(source.name());
      problems.put(source.name(), found);
      root(source, found)
          .ifPresent(
              root -> {
                DefinitionParser parser = new DefinitionParser(found, longest);
                parser
                    .parse(root)
                    .ifPresent(
                        definition -> {
                          rejectDuplicate(source, definition, root, found, first);
                          parsed.add(new ParsedDefinition(source, definition, parser.references()));
                        });
              });
    }
    new References(parsed, problems).check();
    Map<DefinitionSource, Definition> definitions = new LinkedHashMap<>();
    parsed.forEach(one -> definitions.put(one.source(), one.definition()));
    return new DefinitionSet(
        definitions,
        problems.values().stream().flatMap(found -> found.all().stream()).sorted().toList());
  }

  private static void rejectDuplicate(
      DefinitionSource source,
      Definition definition,
      Node root,
      Problems found,
      Map<String, String> first) {
    String other = first.putIfAbsent(definition.key(), source.name());
    if (other != null) {
      found.error(
          root,
          definition.kind() + " " + definition.id() + " is defined in " + other + " too",
          "ids are unique among definitions of a kind: rename one");
    }
  }

  private static Optional<Node> root(DefinitionSource source, Problems found) {
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(source.name())
              .setUseMarks(true)
              .setAllowDuplicateKeys(true)
              .build();
      List<Node> documents = new ArrayList<>();
      new Compose(settings).composeAllFromString(source.yaml()).forEach(documents::add);
      if (documents.size() == 1) {
        return Optional.of(documents.get(0));
      }
      String reason = documents.isEmpty() ? "is empty" : "holds several definitions";
      found.add(Optional.empty(), false, reason, "write one definition a file");
    } catch (MarkedYamlEngineException malformed) {
      found.add(malformed.getProblemMark(), false, "not YAML: " + malformed.getProblem(), "");
    } catch (YamlEngineException malformed) {
      found.add(Optional.empty(), false, "not YAML: " + malformed.getMessage(), "");
    }
    return Optional.empty();
  }
}

package io.percorso.definitions;

import io.percorso.engine.definition.Definition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Definitions that belong together, parsed and checked against one another. Every problem of every
 * file is found in one go.
 *
 * @param definitions those that could be read, by source; complete only if there are no errors
 * @param problems errors and warnings, by file and line
 */
public record DefinitionSet(Map<DefinitionSource, Definition> definitions, List<Problem> problems) {

  private static final String CASES = ".test.yaml";

  /** Keeps copies. */
  public DefinitionSet {
    definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
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
   * @param limit how long their windows may be
   * @throws IOException if the directory cannot be listed
   */
  public static DefinitionSet read(Path directory, WindowLimit limit) throws IOException {
    List<DefinitionSource> sources = new ArrayList<>();
    List<Problem> unreadable = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files = list.filter(DefinitionSet::isDefinition).sorted().toList();
    }
    for (Path file : files) {
      try {
        sources.add(read(file));
      } catch (CharacterCodingException notUtf8) {
        unreadable.add(problem(file, "is not UTF-8", "save it as UTF-8"));
      } catch (IOException failure) {
        unreadable.add(problem(file, "cannot be read", "check its permissions"));
      }
    }
    DefinitionSet set = parse(sources, limit);
    unreadable.addAll(set.problems);
    return new DefinitionSet(set.definitions, unreadable.stream().sorted().toList());
  }

  /**
   * Reads the cases of a directory: its {@code *.test.yaml} files.
   *
   * @throws IOException if the directory cannot be listed or a file not be read
   */
  public static List<CaseFile> readCases(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files = list.filter(file -> file.getFileName().toString().endsWith(CASES)).sorted().toList();
    }
    List<CaseFile> cases = new ArrayList<>();
    for (Path file : files) {
      cases.add(cases(read(file)));
    }
    return cases;
  }

  /** Reads the cases of a source. */
  public static CaseFile cases(DefinitionSource source) {
    Problems found = new Problems(source.name());
    List<CaseFile.Case> cases =
        YamlReader.read(source, found)
            .map(root -> new CaseParser(found).parse(root))
            .orElse(List.of());
    return new CaseFile(source.name(), cases, found.all());
  }

  private static DefinitionSource read(Path file) throws IOException {
    // Of a huge file only so much is read as shows that it is too large.
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(YamlReader.LONGEST * 4 + 1);
    }
    String yaml =
        bytes.length > YamlReader.LONGEST * 4
            ? " ".repeat(YamlReader.LONGEST + 1)
            : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return new DefinitionSource(file.toString(), yaml);
  }

  private static Problem problem(Path file, String reason, String cure) {
    return new Problem(file.toString(), 1, 1, false, reason, cure);
  }

  private static boolean isDefinition(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml"))
        && !name.endsWith(CASES)
        && Files.isRegularFile(file);
  }

  /** Parses sources and checks them against one another. */
  public static DefinitionSet parse(List<DefinitionSource> sources, WindowLimit limit) {
    List<Problems> problems = new ArrayList<>();
    List<ParsedDefinition> parsed = new ArrayList<>();
    Map<DefinitionSource, Definition> definitions = new LinkedHashMap<>();
    for (DefinitionSource source : sources) {
      Problems found = new Problems(source.name());
      problems.add(found);
      YamlReader.read(source, found)
          .flatMap(root -> new DefinitionParser(found, limit).parse(root))
          .ifPresent(
              one -> {
                parsed.add(one);
                if (one.definition() != null) {
                  definitions.put(source, one.definition());
                }
              });
    }
    new References(parsed).check();
    return new DefinitionSet(
        definitions, problems.stream().flatMap(found -> found.all().stream()).sorted().toList());
  }
}

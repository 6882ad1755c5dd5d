package io.percorso.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopDefinitionsTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/percorso/definitions/shop");

  private final DefinitionSet shop =
      DefinitionSet.parse(ShopDefinitions.sources(), Written.LONGEST);

  @Test
  void knowsEveryFileOfItsFolder() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.endsWith(".test.yaml"))
              .map(name -> name.replace(".yaml", ""))
              .sorted()
              .toList();
      assertThat(ShopDefinitions.NAMES).isEqualTo(names);
    }
  }

  @Test
  void isValidWithoutAWarning() {
    assertThat(shop.problems()).isEmpty();
    assertThat(new Rules(shop.firstVersions(), List.of()).judged()).hasSize(14);
  }

  @Test
  void namesEachDefinitionAfterItsFile() {
    assertThat(shop.definitions()).hasSameSizeAs(ShopDefinitions.NAMES);
    shop.definitions()
        .forEach(
            (source, definition) -> assertThat(source.name()).isEqualTo(definition.id() + ".yaml"));
  }

  @Test
  void describesEachInASentence() {
    assertThat(ShopDefinitions.sources())
        .allSatisfy(
            source -> assertThat(source.yaml()).containsPattern("(?m)^description: \\S.{20,90}$"));
  }

  @Test
  void hasTheJourneyFromAwarenessToAdvocacy() {
    assertThat(shop.definitions().values())
        .filteredOn(Definition.Journey.class::isInstance)
        .singleElement()
        .satisfies(
            journey ->
                assertThat(((Definition.Journey) journey).stages())
                    .extracting(Definition.Stage::id)
                    .containsExactly(
                        "awareness", "consideration", "purchase", "retention", "advocacy"));
  }
}

package io.percorso.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityTest {

  private static final Path RELEASED = Path.of("released");
  private static final Path CURRENT = Path.of("src/main/avro");

  static Stream<Topic<?>> topics() {
    return Topics.standard().all().stream().filter(topic -> topic.schema().isPresent());
  }

  static Stream<Topic<?>> topicsReadByEarlierReleases() {
    return topics().filter(topic -> topic.kind() != Topic.Kind.INPUT);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyRecordAndFieldIsDescribedAndHasADefault(Topic<?> topic) {
    assertThat(CompatibilityRules.undescribed(current(topic))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void nothingReleasedIsRenamedOrDropped(Topic<?> topic) {
    for (Schema released : released(topic)) {
      assertThat(CompatibilityRules.lost(released, current(topic))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void thisReleaseReadsWhatEveryReleaseWrote(Topic<?> topic) {
    for (Schema released : released(topic)) {
      assertThat(CompatibilityRules.unreadable(current(topic), released)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("topicsReadByEarlierReleases")
  void everyReleaseReadsWhatThisReleaseWrites(Topic<?> topic) {
    for (Schema released : released(topic)) {
      assertThat(CompatibilityRules.unreadable(released, current(topic))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void theSchemaInForceIsKeptForTheReadersOfLaterReleases(Topic<?> topic) {
    assertThat(released(topic))
        .as("copy %s to %s/<version> and add the version to ReleasedSchemas", CURRENT, RELEASED)
        .extracting(SchemaNormalization::parsingFingerprint64)
        .contains(SchemaNormalization.parsingFingerprint64(current(topic)));
  }

  @Test
  void everyCopyOnDiskIsAmongTheReleasedSchemas() throws IOException {
    assertThat(names(RELEASED)).containsExactlyInAnyOrderElementsOf(ReleasedSchemas.VERSIONS);
    for (String version : ReleasedSchemas.VERSIONS) {
      for (String file : names(RELEASED.resolve(version))) {
        assertThat(ReleasedSchemas.of(version, file.replace(".avsc", ""))).as(file).isPresent();
      }
    }
  }

  @Test
  void aReleaseWithoutTheRecordHasNoSchemaOfIt() {
    assertThat(ReleasedSchemas.of("0.1.0", "NoSuchRecord")).isEmpty();
  }

  private static Schema current(Topic<?> topic) {
    return topic.schema().orElseThrow();
  }

  private static List<Schema> released(Topic<?> topic) {
    List<Schema> released = ReleasedSchemas.of(topic.valueType().asSubclass(SpecificRecord.class));
    assertThat(released).isNotEmpty();
    return released;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}

package io.percorso.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void namesAreThoseOfTheDesign() {
    assertThat(Topics.standard().all())
        .extracting(Topic::name)
        .containsExactly(
            "percorso.clickstream",
            "percorso.feedback",
            "percorso.definitions",
            "percorso.segment-changes",
            "percorso.journey-transitions",
            "percorso.churn-changes",
            "percorso.churn-weights",
            "percorso.definition-reports",
            "percorso.questions",
            "percorso.explanations",
            "percorso.answers-in-context",
            "percorso.feedback-metrics",
            "percorso.customers",
            "percorso.dead-letters");
  }

  @Test
  void thePrefixOfADeploymentTakesThePlaceOfTheUsualOne() {
    Topics topics = Topics.withPrefix("shop-a.");

    assertThat(topics.clickstream().name()).isEqualTo("shop-a.clickstream");
    assertThat(topics.all()).allMatch(topic -> topic.name().startsWith("shop-a."));
    assertThat(Topics.withPrefix("").customers().name()).isEqualTo("customers");
    assertThat(Topics.withPrefix("percorso.").all()).isEqualTo(Topics.standard().all());
  }

  @Test
  void aPrefixThatKafkaWouldRefuseIsRefusedHere() {
    assertThatThrownBy(() -> Topics.withPrefix("shop a/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("shop a/");
    assertThatThrownBy(() -> Topics.withPrefix("x".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theControlTopicHasOnePartitionAndIsCompacted() {
    Topic<ControlRecord> definitions = Topics.standard().definitions();

    assertThat(definitions.kind()).isEqualTo(Topic.Kind.CONTROL);
    assertThat(definitions.partitions()).isEqualTo(1);
    assertThat(definitions.compacted()).isTrue();
  }

  @Test
  void onlyTopicsWhoseNewestRecordSaysItAllAreCompacted() {
    assertThat(Topics.standard().all())
        .filteredOn(Topic::compacted)
        .extracting(Topic::name)
        .containsExactlyInAnyOrder(
            "percorso.definitions",
            "percorso.churn-weights",
            "percorso.definition-reports",
            "percorso.feedback-metrics",
            "percorso.customers");
  }

  @Test
  void deadLettersAreRawBytesAndAllOthersHaveASchema() {
    assertThat(Topics.standard().all())
        .filteredOn(topic -> topic.schema().isEmpty())
        .containsExactly(Topics.standard().deadLetters());
    assertThat(Topics.standard().segmentChanges().schema())
        .contains(SegmentChange.getClassSchema());
  }
}

package io.percorso.rollingfeedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.engine.figure.Counts;
import io.percorso.rollingfeedback.Delta;
import io.percorso.rollingfeedback.Row;
import io.percorso.rollingfeedback.RowIntake;
import io.percorso.runtime.intake.RefusedException;
import io.percorso.runtime.kafka.Wire;
import io.percorso.schemas.AnswerInContext;
import io.percorso.schemas.CountedAt;
import io.percorso.schemas.CountedIn;
import io.percorso.schemas.wire.AvroCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowsTest {

  private static AnswerInContext answer() {
    AnswerInContext answer = new AnswerInContext();
    answer.setId("id");
    answer.setSign("ADDED");
    answer.setCustomerId("u1");
    answer.setMetric("NPS");
    answer.setResponseId("r1");
    answer.setScore(9);
    answer.setStages(Map.of());
    answer.setSegments(List.of());
    answer.setFields(Map.of());
    answer.setAnsweredAt(Instant.ofEpochMilli(9_001));
    answer.setEffectiveAt(Instant.ofEpochMilli(11_000));
    CountedAt place = new CountedAt("channel", "web");
    answer.setCounts(List.of(new CountedIn("nps", 1, 1_000L, List.of(7), 30, List.of(place))));
    return answer;
  }

  @Test
  void anAnswerCountsInTheFirstBoundaryAtOrAfterItFromWhenItTookEffect() throws Exception {
    Row row = Rows.of(answer());
    Delta delta = row.deltas().get(0);
    assertThat(delta.bucket()).isEqualTo(10);
    assertThat(delta.from()).isEqualTo(11);
    assertThat(delta.counts()).isEqualTo(new Counts(1, 0, 0));
    assertThat(row.effectiveAt()).isEqualTo(11_000);
  }

  @Test
  void whatIsTakenBackCountsTheOtherWayRound() throws Exception {
    AnswerInContext answer = answer();
    answer.setSign("TAKEN_BACK");
    assertThat(Rows.of(answer).deltas().get(0).counts()).isEqualTo(new Counts(-1, 0, 0));
  }

  @Test
  void anAnswerThatCountsNowhereIsARowAllTheSame() throws Exception {
    AnswerInContext answer = answer();
    answer.setCounts(List.of());
    assertThat(Rows.of(answer).deltas()).isEmpty();
  }

  static List<Consumer<AnswerInContext>> faults() {
    return List.of(
        answer -> answer.setSign("SUBTRACTED"),
        answer -> answer.setId(""),
        answer -> answer.setCustomerId(""),
        answer -> answer.setMetric("CSI"),
        answer -> answer.getCounts().get(0).setEvery(0),
        answer -> answer.getCounts().get(0).setWindows(List.of()),
        answer -> answer.getCounts().get(0).setWindows(List.of(7, -1)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatCannotBeIsRefused(Consumer<AnswerInContext> fault) {
    AnswerInContext answer = answer();
    fault.accept(answer);
    assertThatThrownBy(() -> Rows.of(answer)).isInstanceOf(RefusedException.class);
  }

  @Test
  void everyRecordIsARowOrADeadLetter() {
    RowDeserializer deserializer = new RowDeserializer("percorso.", new Wire(null));
    deserializer.open(null);
    byte[] good = AvroCodec.singleObject(AnswerInContext.class).encode(answer());
    AnswerInContext bad = answer();
    bad.setSign("?");
    byte[] refused = AvroCodec.singleObject(AnswerInContext.class).encode(bad);
    List<RowIntake> taken = new ArrayList<>();
    for (byte[] value : new byte[][] {good, refused, {1, 2, 3}, null}) {
      deserializer.deserialize(new ConsumerRecord<>("t", 3, 7, null, value), collector(taken));
    }
    assertThat(taken).hasSize(4);
    assertThat(taken.get(0).row().id()).isEqualTo("id");
    assertThat(taken.subList(1, 4)).allMatch(intake -> intake.row() == null);
    assertThat(taken.get(1).deadLetter().reason()).contains("ADDED");
    assertThat(taken).extracting(RowIntake::offset).containsOnly(7L);
  }

  private static Collector<RowIntake> collector(List<RowIntake> into) {
    return new Collector<>() {
      @Override
      public void collect(RowIntake record) {
        into.add(record);
      }

      @Override
      public void close() {}
    };
  }
}

package io.percorso.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.definitions.ControlMessage;
import io.percorso.schemas.DefinitionReport;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static DefinitionReport sweep(int subtask, int of, long set, double share) {
    return new DefinitionReport(
        "SWEEP", Instant.ofEpochSecond(subtask + 1), set, subtask, of, share, 10L, "", 0, "");
  }

  private static DefinitionReport failure(String definition, int version) {
    return new DefinitionReport(
        "QUARANTINE", Instant.ofEpochSecond(9), 2L, 0, 1, 0.0, 0L, definition, version, "broken");
  }

  @Test
  void subtasksCountTogether() {
    assertThat(new Progress(List.of()).of(2))
        .isEqualTo("No job has taken customers over to set 2 yet");
    Progress half = new Progress(List.of(sweep(0, 2, 2, 1), sweep(1, 2, 1, 1)));
    assertThat(half.of(2)).startsWith("Set 2 holds for 50% of the customers; 10 were judged anew");
    Progress whole =
        new Progress(
            List.of(sweep(3, 4, 2, .1), sweep(0, 2, 2, .5), sweep(1, 2, 2, 1), sweep(0, 2, 2, 1)));
    assertThat(whole.of(2))
        .isEqualTo(
            "Set 2 holds for 100% of the customers; 20 were judged anew; as of"
                + " 1970-01-01T00:00:02Z");
  }

  @Test
  void aFailureHoldsForItsVersion() {
    Progress progress = new Progress(List.of(failure("segment/s", 2)));
    assertThat(progress.failure(ControlMessage.definition("segment/s", 2, 2, "")))
        .contains("segment/s, version 2, failed at 1970-01-01T00:00:09Z and was put aside: broken");
    assertThat(progress.failure(ControlMessage.definition("segment/s", 3, 3, ""))).isEmpty();
    assertThat(progress.failure(ControlMessage.definition("segment/t", 2, 2, ""))).isEmpty();
  }
}

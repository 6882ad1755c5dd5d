package io.percorso.cli.control;

import static io.percorso.cli.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.percorso.cli.Fixtures.Run;
import io.percorso.cli.LiveJourney;
import io.percorso.schemas.SegmentChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Definitions applied to a running job, and questions to it, through a broker. */
@Timeout(180)
class ControlITCase {
  private static final String LOOKER =
      "kind: segment\nid: looker\nwhen: {event: Product Viewed, within: 2d}\n";

  @TempDir private Path folder;
  private LiveJourney journey;
  private Path definitions;

  @BeforeEach
  void start() throws IOException {
    journey = new LiveJourney(folder);
    definitions = Files.createDirectory(folder.resolve("definitions"));
    Files.writeString(definitions.resolve("looker.yaml"), LOOKER);
  }

  @AfterEach
  void end() throws Exception {
    journey.close();
  }

  private Run percorso(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--bootstrap-servers", journey.bootstrapServers()));
    return run(all.toArray(String[]::new));
  }

  private Run apply(String... more) {
    List<String> args = new ArrayList<>(List.of("definitions", "apply", definitions.toString()));
    args.addAll(List.of(more));
    return percorso(args.toArray(String[]::new));
  }

  private Run until(Predicate<Run> accepted, String... args) throws InterruptedException {
    Run run = percorso(args);
    for (int i = 0; i < 60 && !accepted.test(run); i++) {
      TimeUnit.MILLISECONDS.sleep(500);
      run = percorso(args);
    }
    return run;
  }

  @Test
  void onlyWhatDiffersIsPublished() throws Exception {
    assertThat(apply().out()).contains("new      segment/looker, version 1", "Set 1 is published");
    assertThat(apply().out()).contains("nothing published");
    Files.writeString(definitions.resolve("looker.yaml"), LOOKER.replace("2d", "3d"));
    Files.writeString(definitions.resolve("other.yaml"), LOOKER.replace("looker", "other"));
    assertThat(apply().out())
        .contains("changed  segment/looker, version 2", "new      segment/other, version 1");
    Run list = percorso("definitions", "list");
    assertThat(list.out())
        .containsPattern("segment/looker +2 +2  20")
        .containsPattern("segment/other +1 +2  20")
        .contains("No job has taken customers over to set 2 yet");
    assertThat(percorso("definitions", "apply", "--retire", "nobody").err())
        .contains("nobody is not in force");
    assertThat(percorso("definitions", "apply", "--retire", "other").out())
        .contains("retired  segment/other, version 2", "Set 3");
    assertThat(percorso("definitions", "list").out()).containsPattern("other +2 +3 .*retired");
    Files.writeString(definitions.resolve("other.yaml"), "kind: segment\nid: in\nwhen: {in: no}\n");
    assertThat(apply().status()).isEqualTo(1);
  }

  @Test
  void aRunningJobTakesThemUpAndAnswers() throws Exception {
    Instant viewed = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    journey.send(0, "u1", "Product Viewed", viewed);
    apply();
    journey.start(new Configuration());
    Run why = until(run -> run.status() == 0, "why", "u1", "looker");
    assertThat(why.out())
        .contains("segment/looker, version 1: in since " + viewed)
        .contains("until " + viewed.plus(Duration.ofDays(2)) + " if nothing happens, then out")
        .contains("yes  at least 1 Product Viewed in 2d: 1 Product Viewed in 2d")
        .contains("Product Viewed at " + viewed);
    assertThat(percorso("why", "nobody").err()).contains("nothing has ever been heard of nobody");
    assertThat(percorso("why", "u1", "nothing").err()).contains("nothing is not in force");

    Files.writeString(definitions.resolve("looker.yaml"), LOOKER.replace("2d", "30m"));
    assertThat(apply().out()).contains("version 2");
    Run list = until(run -> run.out().contains("Set 2 holds for 100%"), "definitions", "list");
    assertThat(list.out()).contains("Set 2 holds for 100% of the customers; 1 were judged anew");
    assertThat(percorso("why", "u1").out()).contains("segment/looker, version 2: out since");
    assertThat(journey.changes(2))
        .extracting(
            SegmentChange::getChange, SegmentChange::getOrigin, SegmentChange::getSegmentVersion)
        .containsExactly(tuple("ENTERED", "LIVE", 1), tuple("EXITED", "BACKFILL", 2));
  }
}

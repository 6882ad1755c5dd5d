package io.percorso.benchmarks.parts;

import io.percorso.benchmarks.run.Figures.Figure;
import io.percorso.benchmarks.run.Jvm;
import io.percorso.cli.FailedException;
import io.percorso.cli.Percorso;
import io.percorso.cli.TemporaryFolder;
import io.percorso.definitions.DefinitionSource;
import io.percorso.definitions.ShopDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How fast recorded events are replayed by the shop's definitions, by the command as it is. */
public final class Replays {
  /** The name of the section. */
  public static final String SECTION = "replay";

  private final Path log;
  private final long events;

  /**
   * Replays.
   *
   * @param log where what the processes say is kept
   * @param events how many events
   */
  public Replays(Path log, long events) {
    this.log = log;
    this.events = events;
  }

  /** Events a second, in so many rounds. */
  public Figure[] measure(int rounds) throws FailedException {
    List<Figure> figures = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.make("percorso-replay-")) {
      Path definitions = Files.createDirectory(folder.path().resolve("definitions"));
      for (DefinitionSource source : ShopDefinitions.sources()) {
        Files.writeString(definitions.resolve(Path.of(source.name()).getFileName()), source.yaml());
      }
      Path clickstream = folder.path().resolve("clickstream.jsonl");
      Path feedback = folder.path().resolve("feedback.jsonl");
      run(
          "generate",
          "--events",
          events,
          "--customers",
          events / 50,
          "--clickstream",
          clickstream,
          "--feedback",
          feedback);
      for (int round = 0; round < rounds; round++) {
        long begin = System.nanoTime();
        run(
            "replay",
            "--clickstream",
            clickstream,
            "--feedback",
            feedback,
            "--definitions",
            definitions,
            "--out",
            folder.path().resolve("out-" + round));
        double seconds = (System.nanoTime() - begin) / 1e9;
        figures.add(new Figure(SECTION, "events/s", events / seconds));
      }
    } catch (IOException failure) {
      throw FailedException.of("cannot measure", failure);
    }
    return figures.toArray(new Figure[0]);
  }

  private void run(Object... args) throws FailedException {
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    try (Jvm jvm = Jvm.start(Jvm.Setup.ofFlink(Jvm.Setup.HEAP), log, Percorso.class, words)) {
      jvm.awaitSuccess();
    }
  }
}

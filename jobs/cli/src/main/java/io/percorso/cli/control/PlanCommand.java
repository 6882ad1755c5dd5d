package io.percorso.cli.control;

import io.percorso.cli.FailedException;
import io.percorso.cli.Instants;
import io.percorso.cli.TemporaryFolder;
import io.percorso.cli.UsageException;
import io.percorso.cli.replay.Recordings;
import io.percorso.cli.replay.Replay;
import io.percorso.cli.replay.ReplayRequest;
import io.percorso.definitions.ControlMessage;
import io.percorso.definitions.DefinitionSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code percorso definitions plan DIR}. */
@Command(
    name = "plan",
    description = "Say who would enter and leave, by recorded events, before anything is applied.",
    mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The folder of definitions that would be applied.")
  private Path folder;

  @Mixin private Recordings recordings = new Recordings();

  @Option(
      names = "--until",
      paramLabel = "T",
      description = "The instant to compare at; default: the latest accepted line.")
  private String until;

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "A folder to compare with; default: what is in force by the control topic.")
  private Path against;

  @Option(
      names = "--retire",
      paramLabel = "ID",
      description = "A definition that would be retired; may be repeated.")
  private List<String> retired = new ArrayList<>();

  @Option(
      names = "--max-entries",
      paramLabel = "N",
      description = "Fail if more customers than that would enter, all definitions together.")
  private Long mostEntries;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many of those who enter and leave to show; default: ${DEFAULT-VALUE}.")
  private int sample;

  @Mixin private ControlTopic topic = new ControlTopic();
  @Mixin private LongestWindow longest = new LongestWindow();

  @Override
  public Integer call() throws FailedException, UsageException {
    recordings.requireAny("plan by");
    if (sample < 0) {
      throw new UsageException("--sample must be 0 or more");
    }
    Long instant = Instants.until(until);
    Changes changes = new Changes(inForce(), longest);
    changes.define(longest.read(folder));
    for (String id : retired) {
      changes.retire(id);
    }
    if (changes.messages().isEmpty()) {
      System.out.println("Nothing differs from what is in force");
      return 0;
    }
    Members before = members(changes.before(), instant);
    Members after = members(changes.after(), instant);
    Plan plan = new Plan(before, after, changes.messages());
    Workload workload = new Workload(changes.after(), recordings);
    System.out.print(plan.text(sample, workload));
    if (mostEntries != null && plan.entries() > mostEntries) {
      throw new FailedException(
          plan.entries() + " customers would enter, more than --max-entries " + mostEntries);
    }
    return 0;
  }

  private Collection<ControlMessage> inForce() throws FailedException, UsageException {
    if (against == null) {
      return topic.read().keySet();
    }
    List<ControlMessage> messages = new ArrayList<>();
    longest
        .read(against)
        .definitions()
        .forEach(
            (source, definition) ->
                messages.add(ControlMessage.definition(definition.key(), 1, 1, source.yaml())));
    messages.add(ControlMessage.closing(1));
    return messages;
  }

  private Members members(DefinitionSet definitions, Long instant)
      throws FailedException, UsageException {
    try (TemporaryFolder out = TemporaryFolder.make("percorso-plan-")) {
      int parallelism = Runtime.getRuntime().availableProcessors();
      ReplayRequest request =
          new ReplayRequest(recordings, out.path(), instant, parallelism, false);
      new Replay(request, definitions).run();
      return Members.read(out.path());
    } catch (IOException failure) {
      throw FailedException.of("cannot plan", failure);
    }
  }
}

package io.percorso.cli.control;

import io.percorso.cli.Definitions;
import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import io.percorso.definitions.Budget;
import io.percorso.definitions.ControlMessage;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code percorso definitions apply DIR}. */
@Command(
    name = "apply",
    description = "Publish what differs from what is in force; it takes effect together.",
    mixinStandardHelpOptions = true)
public final class ApplyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "A folder of definitions; those in force that it lacks stay in force.")
  private Path folder;

  @Option(
      names = "--retire",
      paramLabel = "ID",
      description = "Take a definition out of force: its id, or kind/id; may be repeated.")
  private List<String> retired = new ArrayList<>();

  @Option(
      names = "--most-per-event",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "How many conditions of a definition one event may touch; default: ${DEFAULT-VALUE}.")
  private int perEvent;

  @Option(
      names = "--most-names",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many names of events a definition may have; default: ${DEFAULT-VALUE}.")
  private int names;

  @Option(
      names = "--most-depth",
      paramLabel = "N",
      defaultValue = "12",
      description = "How deep conditions may nest; default: ${DEFAULT-VALUE}.")
  private int depth;

  @Mixin private ControlTopic topic = new ControlTopic();
  @Mixin private LongestWindow longest = new LongestWindow();

  @Override
  public Integer call() throws FailedException, UsageException {
    if (folder == null && retired.isEmpty()) {
      throw new UsageException("say what to apply: a folder, or --retire ID");
    }
    DefinitionSet definitions = folder == null ? null : longest.read(folder);
    if (definitions != null) {
      List<Problem> beyond = new Budget(perEvent, names, depth).check(definitions);
      if (!beyond.isEmpty()) {
        throw Definitions.invalid(new DefinitionSet(definitions.definitions(), beyond));
      }
    }
    Changes changes = new Changes(topic.read().keySet(), longest);
    if (definitions != null) {
      changes.define(definitions);
    }
    for (String id : retired) {
      changes.retire(id);
    }
    if (changes.messages().isEmpty()) {
      System.out.println("Nothing differs from what is in force; nothing published");
      return 0;
    }
    changes.after();
    new ControlPublisher(topic.name(), topic.client()).publish(changes.messages(), changes.set());
    for (ControlMessage message : changes.messages()) {
      System.out.println(
          (message.retired() ? "retired  " : message.version() == 1 ? "new      " : "changed  ")
              + message.key()
              + ", version "
              + message.version());
    }
    System.out.println("Set " + changes.set() + " is published and takes effect together");
    return 0;
  }
}

package io.percorso.cli;

import io.percorso.cli.cases.TestCommand;
import io.percorso.cli.control.ApplyCommand;
import io.percorso.cli.control.ListCommand;
import io.percorso.cli.control.PlanCommand;
import io.percorso.definitions.DefinitionSet;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code percorso definitions}. */
@Command(
    name = "definitions",
    description = "Check, test, plan and apply definitions, and list those in force.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check | test | plan | apply | list",
    subcommands = {
      DefinitionsCommand.Check.class,
      TestCommand.class,
      PlanCommand.class,
      ApplyCommand.class,
      ListCommand.class
    })
public final class DefinitionsCommand implements Callable<Integer> {

  @Override
  public Integer call() throws UsageException {
    throw new UsageException(
        "say what to do: percorso definitions check, test, plan, apply or list");
  }

  /** {@code percorso definitions check DIR}. */
  @Command(
      name = "check",
      description = "Parse and validate definitions; report every problem with file and line.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A folder of *.yaml and *.yml files.")
    private Path folder;

    @Override
    public Integer call() throws FailedException {
      DefinitionSet set = Definitions.read(folder);
      if (set.hasErrors()) {
        throw Definitions.invalid(set);
      }
      set.problems().forEach(System.err::println);
      Map<String, Integer> kinds = new TreeMap<>();
      set.definitions().values().forEach(one -> kinds.merge(one.kind(), 1, Integer::sum));
      System.out.println(
          kinds.isEmpty() ? folder + " has no definitions" : folder + " is valid: " + words(kinds));
      return 0;
    }

    private static String words(Map<String, Integer> kinds) {
      StringBuilder words = new StringBuilder();
      kinds.forEach(
          (kind, count) ->
              words
                  .append(words.isEmpty() ? "" : ", ")
                  .append(count)
                  .append(' ')
                  .append(kind)
                  .append(count == 1 || kind.equals("churn") ? "" : "s"));
      return words.toString();
    }
  }
}

package io.percorso.cli;

import io.percorso.cli.churn.ChurnCommand;
import io.percorso.cli.control.WhyCommand;
import io.percorso.cli.demo.DemoCommand;
import io.percorso.cli.replay.ReplayCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code percorso} command. */
@Command(
    name = "percorso",
    description = "Real-time customer behaviour: segments, journeys and feedback on Apache Flink.",
    footer = "Besides, from its sources: percorso bench measures the engine on this machine.",
    mixinStandardHelpOptions = true,
    version = "percorso 0.1.0",
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      DefinitionsCommand.class,
      WhyCommand.class,
      GenerateCommand.class,
      ChurnCommand.class
    })
public final class Percorso implements Callable<Integer> {
  /** The work failed. */
  public static final int FAILED = 1;

  /** The command was used wrongly. */
  public static final int USAGE = 2;

  @Override
  public Integer call() throws UsageException {
    throw new UsageException("say what to do (see percorso --help)");
  }

  /** Runs the command and exits with its status. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the command and returns its status: 0, {@link #FAILED} or {@link #USAGE}. */
  public static int run(String... args) {
    return run(List.of(), args);
  }

  /** As {@link #run(String...)}, with commands that live elsewhere. */
  public static int run(List<Object> others, String... args) {
    CommandLine command = new CommandLine(new Percorso());
    // An option that is misspelt would be taken for one more file. Those that live elsewhere come
    // after this, as what they take may begin with a dash: an option of a JVM does.
    command.setUnmatchedOptionsAllowedAsOptionParameters(false);
    others.forEach(command::addSubcommand);
    command.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          PrintWriter err = failed.getErr();
          err.println("percorso: " + message(failure));
          return failure instanceof UsageException ? USAGE : FAILED;
        });
    command.setParameterExceptionHandler(
        (misuse, wrong) -> {
          CommandLine used = misuse.getCommandLine();
          String help = used.getCommandSpec().qualifiedName() + " --help";
          used.getErr().println("percorso: " + misuse.getMessage() + " (see " + help + ")");
          return USAGE;
        });
    return command.execute(args);
  }

  private static String message(Exception failure) {
    if (failure instanceof FailedException || failure instanceof UsageException) {
      return failure.getMessage();
    }
    return "unexpected failure: " + failure;
  }
}

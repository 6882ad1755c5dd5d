package io.percorso.benchmarks.live;

import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code percorso bench answers}. */
@Command(
    name = "answers",
    description =
        "How fast answers pass through both jobs, with RocksDB, from a topic that was filled before"
            + " they started: two windows by four dimensions, one of which has 5,000 values. The"
            + " broker runs in the same JVM and takes its share of the processors.",
    mixinStandardHelpOptions = true)
public final class AnswersCommand implements Callable<Integer> {
  @Option(
      names = "--answers",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Answers to work off; default: ${DEFAULT-VALUE}.")
  private long answers;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Of how many customers; default: ${DEFAULT-VALUE}.")
  private int customers;

  @Override
  public Integer call() throws FailedException, UsageException {
    if (answers < 1 || customers < 1) {
      throw new UsageException("--answers and --customers must be 1 or more");
    }
    Drain.Result result = new Drain(new AnswerLoad(answers, customers)).run();
    System.out.println(result.inWords("answer"));
    return 0;
  }
}

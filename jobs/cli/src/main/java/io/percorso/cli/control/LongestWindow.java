package io.percorso.cli.control;

import io.percorso.cli.Definitions;
import io.percorso.cli.FailedException;
import io.percorso.cli.UsageException;
import io.percorso.definitions.ControlMessage;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.DefinitionSource;
import io.percorso.definitions.DefinitionsInForce;
import io.percorso.definitions.WindowLimit;
import io.percorso.engine.condition.Durations;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * The longest window that the job takes, as an option of commands that speak for it: what they read
 * is valid if it is to the job.
 */
final class LongestWindow {
  @Option(
      names = "--history-longest",
      paramLabel = "DURATION",
      description = "The job's option history.longest, if it has another than 730d.")
  private String longest;

  private WindowLimit limit() throws UsageException {
    if (longest == null) {
      return WindowLimit.LIVE;
    }
    long millis = Durations.parse(longest);
    if (millis <= 0) {
      throw new UsageException("--history-longest must be a duration such as 730d");
    }
    return WindowLimit.refuse(millis);
  }

  /** Reads a folder that must be valid; warnings go to standard error. */
  DefinitionSet read(Path folder) throws FailedException, UsageException {
    return Definitions.readValid(folder, limit());
  }

  /** Parses definitions that must be valid as a whole. */
  DefinitionSet parse(List<DefinitionSource> sources) throws FailedException, UsageException {
    DefinitionSet whole = DefinitionSet.parse(sources, limit());
    if (whole.hasErrors()) {
      throw Definitions.invalid(whole);
    }
    return whole;
  }

  /** What records of the control topic bring into force. */
  DefinitionsInForce inForce(Collection<ControlMessage> messages) throws UsageException {
    DefinitionsInForce inForce = new DefinitionsInForce(limit());
    inForce.takeAll(messages);
    return inForce;
  }
}

package io.percorso.cli.churn;

import io.percorso.cli.FailedException;
import io.percorso.cli.Instants;
import io.percorso.cli.UsageException;
import io.percorso.cli.replay.RecordedLines;
import io.percorso.cli.replay.Recordings;
import io.percorso.definitions.ChurnModelWriter;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.DefinitionSource;
import io.percorso.definitions.WindowLimit;
import io.percorso.engine.churn.PurchaseProcess.Timing;
import io.percorso.engine.definition.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code percorso churn fit}. */
@Command(
    name = "fit",
    description = "Fit a churn model to recorded events and write it into its definition.",
    mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {
  private enum Kind {
    MBG_CNBD,
    BG_NBD
  }

  @Mixin private Recordings recordings = new Recordings();

  @Option(
      names = "--definition",
      paramLabel = "FILE",
      required = true,
      description = "A definition of kind churn; the parameters are written into it.")
  private Path definition;

  @Option(
      names = "--until",
      paramLabel = "T",
      description = "Know nothing after this instant; default: the latest line.")
  private String until;

  @Option(
      names = "--process",
      paramLabel = "KIND",
      description =
          "The purchase process: mbg-cnbd, of the likeliest regularity, or bg-nbd; default:"
              + " mbg-cnbd.")
  private String process = "mbg-cnbd";

  @Override
  public Integer call() throws FailedException, UsageException {
    recordings.requireClickstream("fit to");
    DefinitionSource source = source();
    Definition.Churn churn = churn(source);
    Timing timing = kind() == Kind.BG_NBD ? Timing.BG_NBD : null;
    long bound = instant();
    Corpus corpus = new Corpus(churn, bound);
    RecordedLines lines = new RecordedLines(corpus::add);
    lines.read(recordings);
    long end = bound == Long.MAX_VALUE ? corpus.latest() : bound;
    List<Corpus.Customer> customers = corpus.customers();
    if (customers.isEmpty()) {
      throw new FailedException(
          "no " + String.join(" or ", churn.events()) + " in the clickstream up to the end");
    }
    ChurnFit fit = new ChurnFit(customers, churn, timing);
    FitReport report = new FitReport(churn, customers, end);
    System.out.print(report.held(fit.at(end - churn.horizon())));
    ChurnFit.Fitted fitted = fit.at(end);
    System.out.print(report.fitted(fitted));
    write(source, fitted, "to " + customers.size() + " customers, up to " + Instants.format(end));
    System.out.printf(
        Locale.ROOT, "Written to %s (%d lines refused)%n", definition, lines.refused());
    return 0;
  }

  private Kind kind() throws UsageException {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(process)) {
        return kind;
      }
    }
    throw new UsageException("--process is mbg-cnbd or bg-nbd, not " + process);
  }

  private long instant() throws UsageException {
    Long instant = Instants.until(until);
    return instant == null ? Long.MAX_VALUE : instant;
  }

  private DefinitionSource source() throws FailedException {
    try {
      return new DefinitionSource(definition.toString(), Files.readString(definition));
    } catch (IOException failure) {
      throw FailedException.of("cannot read " + definition, failure);
    }
  }

  private Definition.Churn churn(DefinitionSource source) throws FailedException {
    DefinitionSet set = DefinitionSet.parse(List.of(source), WindowLimit.LIVE);
    if (set.hasErrors()) {
      throw io.percorso.cli.Definitions.invalid(set);
    }
    Definition read = set.definitions().get(source);
    if (read instanceof Definition.Churn churn) {
      return churn;
    }
    throw new FailedException(definition + " is a " + read.kind() + ", not of kind churn");
  }

  /** The new text, if it says what the old one said but for the model. */
  private String text(DefinitionSource source, ChurnFit.Fitted fitted, String remark)
      throws FailedException {
    String text = ChurnModelWriter.write(source, fitted.model(), remark);
    DefinitionSource written = new DefinitionSource(source.name(), text);
    DefinitionSet set = DefinitionSet.parse(List.of(written), WindowLimit.LIVE);
    Definition.Churn before = churn(source);
    boolean same =
        !set.hasErrors()
            && set.definitions().get(written) instanceof Definition.Churn after
            && after.with(before.model()).equals(before)
            && after.model().behaviours().equals(before.model().behaviours());
    if (!same) {
      throw new FailedException(
          definition
              + " is left as it is, for its form: write its fields a line each, and try again");
    }
    return text;
  }

  private void write(DefinitionSource source, ChurnFit.Fitted fitted, String remark)
      throws FailedException {
    try {
      // Next to it first, so that the definition is never half written.
      Path beside = definition.resolveSibling(definition.getFileName() + ".new");
      Files.writeString(beside, text(source, fitted, remark));
      Files.move(beside, definition, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw FailedException.of("cannot write " + definition, failure);
    }
  }
}

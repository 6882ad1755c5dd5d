package io.percorso.cli.churn;

import io.percorso.cli.Instants;
import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.churn.Logit;
import io.percorso.engine.churn.PurchaseProcess;
import io.percorso.engine.churn.RiskModel;
import io.percorso.engine.condition.Durations;
import io.percorso.engine.definition.Definition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What {@code churn fit} says of a model. */
final class FitReport {
  private static final double DAYS_OF_A_WEEK = 7;

  private final Definition.Churn churn;
  private final List<Corpus.Customer> customers;
  private final long end;

  /**
   * A report on customers.
   *
   * @param end the end of what is known
   */
  FitReport(Definition.Churn churn, List<Corpus.Customer> customers, long end) {
    this.churn = churn;
    this.customers = customers;
    this.end = end;
  }

  /** How a model that knew nothing of the last horizon did on it. */
  String held(ChurnFit.Fitted before) {
    long at = end - churn.horizon();
    Snapshot snapshot = Snapshot.of(customers, churn, before.model(), at);
    String horizon = Durations.format(churn.horizon());
    int silent = snapshot.silentCount();
    if (silent == 0 || silent == snapshot.size()) {
      return String.format(
          "Nothing to test on: the last %s, from %s, tell no customers apart%n",
          horizon, Instants.format(at));
    }
    RiskModel model = new RiskModel(before.model(), churn.horizon());
    double[] risks =
        Arrays.stream(snapshot.features())
            .mapToDouble(values -> Logit.probability(model.logit(at, values)))
            .toArray();
    double[] recency =
        Arrays.stream(snapshot.features()).mapToDouble(values -> values[1]).toArray();
    Quality quality = new Quality(risks, snapshot.silent());
    double base = quality.baseRate();
    double blind = -base * Math.log(base) - (1 - base) * Math.log(1 - base);
    return String.format(
            Locale.ROOT,
            "Tested on the last %s, from %s, by a model fitted before (%d snapshots)%n"
                + "  base rate          %.3f of %,d customers silent%n"
                + "  AUC                %.3f (recency alone %.3f)%n"
                + "  log-loss           %.3f (base rate alone %.3f)%n"
                + "  Brier score        %.3f%n"
                + "  calibration error  %.3f%n"
                + "  lift of top tenth  %.2f%n",
            horizon,
            Instants.format(at),
            before.snapshots(),
            base,
            snapshot.size(),
            quality.auc(),
            new Quality(recency, snapshot.silent()).auc(),
            quality.logLoss(),
            blind,
            quality.brier(),
            quality.calibrationError(),
            quality.lift())
        + quality.bins();
  }

  /** The parameters. */
  String fitted(ChurnFit.Fitted fitted) {
    PurchaseProcess process = fitted.process().process();
    long repeats =
        customers.stream()
            .mapToLong(
                one -> Arrays.stream(one.occasions()).filter(time -> time <= end).count() - 1)
            .filter(count -> count > 0)
            .sum();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Fitted to %,d customers with %,d days with %s after the first, up to %s%n"
                + "  process   %s: r %.4g, alpha %.4g days (%.4g weeks), a %.4g, b %.4g%n"
                + "  log-likelihood %.1f (times in weeks)%n",
            customers.size(),
            repeats,
            String.join(" or ", churn.events()),
            Instants.format(end),
            name(process),
            process.r(),
            process.alpha(),
            process.alpha() / DAYS_OF_A_WEEK,
            process.a(),
            process.b(),
            fitted.process().logLikelihood() + repeats * Math.log(DAYS_OF_A_WEEK)));
    text.append(weights(fitted));
    return text.toString();
  }

  private static String name(PurchaseProcess process) {
    return process.timing().lostAtFirst() ? "MBG/CNBD-" + process.timing().regularity() : "BG/NBD";
  }

  private static String weights(ChurnFit.Fitted fitted) {
    if (fitted.snapshots() == 0) {
      return "  no weights: the record is too short to learn any, the process stands alone\n";
    }
    StringBuilder text = new StringBuilder();
    ChurnModel.Linear linear = fitted.model().linear();
    text.append(
        String.format(
            Locale.ROOT,
            "  baseline  %.3f%s, from %d snapshots%n",
            linear.baseline(),
            linear.season().isEmpty() ? "" : ", with a season",
            fitted.snapshots()));
    linear.terms().entrySet().stream()
        .sorted(Comparator.comparingDouble(term -> -Math.abs(term.getValue().weight())))
        .forEach(
            term ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "  %-12s %+.3f for each beyond %.2f%n",
                        term.getKey(),
                        term.getValue().weight(),
                        term.getValue().average())));
    return text.toString();
  }
}

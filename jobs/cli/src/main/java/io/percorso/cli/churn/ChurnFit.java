package io.percorso.cli.churn;

import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.churn.ChurnModel.Linear;
import io.percorso.engine.churn.PurchaseProcess.Timing;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.history.Occasions;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits a churn model to customers as they were known at an instant. The purchase process is fitted
 * to the past of each snapshot apart, so that nothing in a snapshot's features knows what came
 * after it.
 */
final class ChurnFit {
  /** Snapshots: about a year's, a third of the usual horizon apart. */
  private static final int MOST_SNAPSHOTS = 13;

  private static final int FEWEST_CUSTOMERS = 50;
  private static final int FEWEST_OF_A_LABEL = 10;

  private final List<Corpus.Customer> customers;
  private final Definition.Churn churn;
  private final Timing timing;
  private final long begin;

  /**
   * What came out.
   *
   * @param model the parameters
   * @param process the purchase process with its likelihood
   * @param snapshots how many there were to learn from; with none the process stands alone
   */
  record Fitted(ChurnModel model, ProcessFit.Fitted process, int snapshots) {}

  /**
   * Fits to customers.
   *
   * @param timing the kind of purchase process; null for the likeliest regularity
   */
  ChurnFit(List<Corpus.Customer> customers, Definition.Churn churn, Timing timing) {
    this.customers = customers;
    this.churn = churn;
    this.timing = timing;
    begin = customers.stream().mapToLong(one -> one.occasions()[0]).min().orElse(0);
  }

  /** The model as it could have been fitted at an instant. */
  Fitted at(long until) {
    List<long[]> occasions = customers.stream().map(Corpus.Customer::occasions).toList();
    ProcessFit now = new ProcessFit(occasions, until);
    ProcessFit.Fitted process = timing == null ? now.best() : now.fit(timing);
    ChurnModel bare = bare(process, occasions, until);
    List<Snapshot> snapshots = snapshots(occasions, process, until);
    if (snapshots.isEmpty()) {
      return new Fitted(bare.with(ChurnModel.UNFITTED.linear()), process, 0);
    }
    LinearFit fit = new LinearFit(snapshots);
    fit.run();
    return new Fitted(bare.with(linear(fit, snapshots)), process, snapshots.size());
  }

  private ChurnModel bare(ProcessFit.Fitted process, List<long[]> occasions, long until) {
    ChurnModel given = churn.model();
    return new ChurnModel(
        process.process(),
        usualGap(occasions, until),
        given.spend(),
        given.behaviours(),
        given.linear(),
        given.learn());
  }

  /** The median gap. */
  private static double usualGap(List<long[]> occasions, long until) {
    double[] gaps =
        occasions.stream()
            .flatMapToDouble(
                times ->
                    java.util.stream.IntStream.range(1, times.length)
                        .filter(i -> times[i] <= until)
                        .mapToDouble(i -> Occasions.days(times[i] - times[i - 1])))
            .sorted()
            .toArray();
    return gaps.length == 0 ? ChurnModel.UNFITTED.usualGap() : Math.max(1, gaps[gaps.length / 2]);
  }

  private List<Snapshot> snapshots(List<long[]> occasions, ProcessFit.Fitted process, long until) {
    List<Snapshot> snapshots = new ArrayList<>();
    long step = Math.max(Occasions.DAY, churn.horizon() / 3);
    long earliest = begin + Math.min(churn.horizon(), 30 * Occasions.DAY);
    ProcessFit.Fitted near = process;
    for (long at = until - churn.horizon();
        at >= earliest && snapshots.size() < MOST_SNAPSHOTS;
        at -= step) {
      near = new ProcessFit(occasions, at).fit(near.process());
      Snapshot snapshot = Snapshot.of(customers, churn, bare(near, occasions, at), at);
      int silent = snapshot.silentCount();
      boolean tells = Math.min(silent, snapshot.size() - silent) >= FEWEST_OF_A_LABEL;
      if (snapshot.size() < FEWEST_CUSTOMERS || !tells) {
        break;
      }
      snapshots.add(snapshot);
    }
    return snapshots;
  }

  private Linear linear(LinearFit fit, List<Snapshot> snapshots) {
    Levels levels = new Levels(fit, snapshots, Occasions.days(churn.horizon()));
    double baseline = levels.baseline();
    return fit.linear(churn.model().features(), baseline, levels.season(baseline));
  }
}

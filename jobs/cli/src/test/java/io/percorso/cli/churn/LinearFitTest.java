package io.percorso.cli.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.percorso.engine.churn.ChurnModel.Linear;
import io.percorso.engine.churn.ChurnModel.Term;
import io.percorso.engine.churn.Logit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Weights of customers whose weights are known. */
class LinearFitTest {
  private static final List<String> FEATURES = List.of("process", "spend", "same");

  private static Map<String, Term> fitted(int rows) {
    Random random = new Random(7);
    List<Snapshot> snapshots = new ArrayList<>();
    for (int month = 0; month < 12; month++) {
      double[][] features = new double[rows][];
      boolean[] silent = new boolean[rows];
      for (int i = 0; i < rows; i++) {
        features[i] = new double[] {random.nextGaussian(), random.nextGaussian(), 4.2};
        double logit = .3 + .8 * features[i][0] - 1.5 * features[i][1];
        silent[i] = random.nextDouble() < Logit.probability(logit);
      }
      snapshots.add(new Snapshot(month, features, silent));
    }
    LinearFit fit = new LinearFit(snapshots);
    fit.run();
    Linear linear = fit.linear(FEATURES, 0, List.of());
    return linear.terms();
  }

  @Test
  void findsTheWeightsBehindTheLabels() {
    Map<String, Term> terms = fitted(1_000);
    assertThat(terms.get("process").weight()).isCloseTo(.8, within(.1));
    assertThat(terms.get("spend").weight()).isCloseTo(-1.5, within(.1));
  }

  @Test
  void whatIsTheSameForAllWeighsNothing() {
    Term same = fitted(50).get("same");
    assertThat(same == null || same.weight() == 0).isTrue();
  }
}

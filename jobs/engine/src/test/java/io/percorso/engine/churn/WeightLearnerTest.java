package io.percorso.engine.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightLearnerTest {
  private static final long HOUR = 3_600_000;

  private static final ChurnModel FITTED =
      ChurnModel.UNFITTED.with(
          new ChurnModel.Linear(0, List.of(), Map.of("process", new ChurnModel.Term(1, 0))));

  /** An example of a population of a baseline, in which recency has the given weight. */
  private static Example example(Random random, long at, double baseline, double recency) {
    Example.Origin origin = Example.Origin.of("c", 1, FITTED);
    double[] features = new double[origin.features().length];
    features[0] = random.nextGaussian();
    features[1] = random.nextGaussian();
    double logit = baseline + features[0] + recency * features[1];
    return new Example(origin, at, features, 0, random.nextDouble() < Logit.probability(logit));
  }

  @Test
  void findsAWeightAndFollowsTheBaseRate() {
    Random random = new Random(3);
    WeightLearner learner = WeightLearner.from(example(random, 0, 0, 0).origin());
    for (int hour = 0; hour < 20_000; hour++) {
      learner.learn(example(random, hour * HOUR, .5, .6));
    }
    assertThat(learner.learned().weights().get("recency")).isCloseTo(.6, within(.1));
    assertThat(learner.learned().weights().get("process")).isCloseTo(1, within(.1));
    assertThat(learner.learned().baseline()).isCloseTo(.5, within(.25));
    assertThat(learner.expected()).isCloseTo(learner.observed(), within(.04));
    for (int hour = 20_000; hour < 23_000; hour++) {
      learner.learn(example(random, hour * HOUR, -1, .6));
    }
    assertThat(learner.learned().baseline()).isCloseTo(-1, within(.3));
    assertThat(learner.expected()).isCloseTo(learner.observed(), within(.05));
    assertThat(learner.learned().examples()).isEqualTo(23_000);
    assertThat(learner.learned().into(FITTED).linear().learnedAt()).isEqualTo(22_999 * HOUR);
  }

  @Test
  void fewExamplesMoveLittle() {
    Random random = new Random(4);
    WeightLearner learner = WeightLearner.from(example(random, 0, 0, 0).origin());
    for (int hour = 0; hour < 10; hour++) {
      learner.learn(example(random, hour * HOUR, 3, 3));
    }
    assertThat(learner.learned().weights().values()).allMatch(weight -> weight < 1.1);
    assertThat(learner.learned().weights().get("recency")).isBetween(-.1, .1);
  }

  @Test
  void goesOnFromWhatWasWritten() {
    Random random = new Random(5);
    WeightLearner learner = WeightLearner.from(example(random, 0, 0, 0).origin());
    for (int hour = 0; hour < 100; hour++) {
      learner.learn(example(random, hour * HOUR, .5, .6));
    }
    ByteWriter out = new ByteWriter();
    learner.write(out);
    WeightLearner read = WeightLearner.read(new ByteReader(out.toBytes()));
    Example next = example(random, 101 * HOUR, .5, .6);
    learner.learn(next);
    read.learn(next);
    assertThat(read.learned()).isEqualTo(learner.learned());
  }

  @Test
  void customersAreLookedAtEvenlyThroughTime() {
    long horizon = 90L * 24 * HOUR;
    long step = horizon / 3;
    int[] byTenth = new int[10];
    for (int customer = 0; customer < 10_000; customer++) {
      LearningPlan plan = new LearningPlan("u" + customer, "c", horizon);
      long after = 1_700_000_000_000L + customer;
      long first = plan.nextKnown(after);
      assertThat(first).isBetween(after + 1, after + step);
      assertThat(plan.nextKnown(first)).isEqualTo(first + step);
      assertThat(plan.nextKnown(first - 1)).isEqualTo(first);
      byTenth[(int) Math.min(9, (first - after) * 10 / step)]++;
    }
    for (int count : byTenth) {
      assertThat(count).isBetween(900, 1_100);
    }
  }
}

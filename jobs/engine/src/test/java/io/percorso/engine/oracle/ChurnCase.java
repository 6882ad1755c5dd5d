package io.percorso.engine.oracle;

import io.percorso.engine.Fixtures;
import io.percorso.engine.churn.Behaviour;
import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.churn.Logit;
import io.percorso.engine.churn.PurchaseProcess;
import io.percorso.engine.condition.EventPattern;
import io.percorso.engine.condition.Matcher;
import io.percorso.engine.condition.Operator;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.value.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A churn model and the lines of one customer over a few days, drawn by a seed. */
public record ChurnCase(long seed, Definition.Churn churn, List<PlainLine> lines) {
  private static final long BEGIN = Fixtures.DAY * 20_000;
  private static final String[] EVENTS = {"Order Completed", "Renewed", "Page Viewed", "Other"};

  /** Draws a case; risks go up and down fast, so that flags change within days. */
  public static ChurnCase of(long seed) {
    Random random = new Random(seed);
    List<Behaviour> behaviours = new ArrayList<>();
    if (random.nextBoolean()) {
      EventPattern visits = new EventPattern(List.of("Page Viewed"), List.of());
      behaviours.add(new Behaviour("visits", visits, null, null));
    }
    if (random.nextBoolean()) {
      Matcher low = Matcher.of(Operator.AT_MOST, Operand.of(BigDecimal.valueOf(6)));
      behaviours.add(new Behaviour("detractor", null, "NPS", low));
    }
    int k = 1 + random.nextInt(3);
    PurchaseProcess process =
        new PurchaseProcess(
            PurchaseProcess.Timing.mbgCnbd(k),
            .4 + random.nextDouble(),
            1 + 3 * random.nextDouble() * k,
            .3 + random.nextDouble(),
            1 + 2 * random.nextDouble());
    Map<String, ChurnModel.Term> terms = new HashMap<>();
    ChurnModel model =
        new ChurnModel(
            process,
            1 + random.nextInt(3),
            "revenue",
            behaviours,
            new ChurnModel.Linear(0, List.of(), Map.of()),
            false);
    for (String feature : model.features()) {
      if (random.nextInt(3) > 0) {
        double weight = (random.nextDouble() - .5) * (feature.equals("process") ? 2 : 6);
        terms.put(feature, new ChurnModel.Term(weight, random.nextDouble()));
      }
    }
    ChurnModel.Linear linear = new ChurnModel.Linear(random.nextDouble() - .5, List.of(), terms);
    List<PlainLine> lines = lines(random);
    return new ChurnCase(seed, definition(model.with(linear), lines, random), lines);
  }

  /** Thresholds near to where the risk is at some time, or none would ever be met. */
  private static Definition.Churn definition(
      ChurnModel model, List<PlainLine> lines, Random random) {
    long horizon = Fixtures.HOUR * (6 + random.nextInt(60));
    List<String> events = List.of(EVENTS).subList(0, 1 + random.nextInt(2));
    Definition.Churn loose = new Definition.Churn("c", "", events, horizon, 1, 0, model);
    PlainRisk risk = new PlainRisk(loose, lines);
    double[] logits = new double[2];
    for (int i = 0; i < 2; i++) {
      long t = BEGIN + random.nextLong(4 * Fixtures.DAY);
      logits[i] = risk.isKnown(t) ? risk.logit(t) : random.nextGaussian();
    }
    double raise = Logit.probability(Math.max(logits[0], logits[1]));
    double low = Logit.probability(Math.min(logits[0], logits[1]));
    double clear = random.nextInt(6) == 0 ? raise : low;
    return new Definition.Churn("c", "", events, horizon, raise, clear, model);
  }

  private static List<PlainLine> lines(Random random) {
    List<PlainLine> lines = new ArrayList<>();
    int number = 1 + random.nextInt(9);
    for (int i = 0; i < number; i++) {
      long at = BEGIN + random.nextLong(3 * Fixtures.DAY);
      if (random.nextInt(5) == 0) {
        String response = "r" + random.nextInt(2);
        lines.add(PlainLine.answer(at, "NPS", response, random.nextInt(12) - 1, Map.of("n", i)));
      } else {
        String name = EVENTS[Math.max(0, random.nextInt(EVENTS.length + 2) - 2)];
        Map<String, Object> body = Map.of("revenue", random.nextInt(100));
        lines.add(PlainLine.event(at, "m" + i, name, body, Map.of()));
      }
    }
    lines.sort(Comparator.comparingLong(PlainLine::at));
    return lines;
  }

  /** Draws a case whose lines lie months apart. */
  public static ChurnCase overYears(long seed) {
    ChurnCase drawn = of(seed);
    List<PlainLine> apart = new ArrayList<>();
    for (PlainLine line : drawn.lines) {
      long at = BEGIN + (line.at() - BEGIN) * 300;
      if (line.responseId() == null) {
        apart.add(PlainLine.event(at, line.messageId(), line.name(), line.body(), line.context()));
      }
    }
    ChurnModel model = drawn.churn.model();
    PurchaseProcess slow =
        new PurchaseProcess(
            model.process().timing(),
            model.process().r(),
            model.process().alpha() * 50,
            model.process().a(),
            model.process().b());
    ChurnModel calm =
        new ChurnModel(slow, 50, model.spend(), model.behaviours(), model.linear(), model.learn());
    Definition.Churn churn =
        new Definition.Churn("c", "", drawn.churn.events(), 90 * Fixtures.DAY, .7, .4, calm);
    return new ChurnCase(seed, churn, apart.isEmpty() ? drawn.lines : apart);
  }

  /** The first line's instant. */
  public long begin() {
    return lines.get(0).at();
  }

  /** An instant some time after the last line. */
  public long end() {
    return lines.get(lines.size() - 1).at() + Fixtures.DAY;
  }
}

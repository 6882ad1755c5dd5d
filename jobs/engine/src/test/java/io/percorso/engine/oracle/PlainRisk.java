package io.percorso.engine.oracle;

import io.percorso.engine.churn.Behaviour;
import io.percorso.engine.churn.ChurnModel;
import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The risk of a churn model the slow and obvious way: from all lines, anew for each instant. */
public final class PlainRisk {
  private static final double DAY = 86_400_000;

  private final Definition.Churn churn;
  private final List<PlainLine> lines;

  /** The risk of a customer with these lines. */
  public PlainRisk(Definition.Churn churn, List<PlainLine> lines) {
    this.churn = churn;
    this.lines = lines;
  }

  /** True if there is a risk at an instant. */
  public boolean isKnown(long t) {
    return lines.stream().anyMatch(line -> line.at() <= t && isOrder(line));
  }

  /** True if a line changes the course of the risk: of a behaviour, the first of each day. */
  public boolean isMovedBy(PlainLine line) {
    if (isOrder(line)) {
      return true;
    }
    for (Behaviour behaviour : churn.model().behaviours()) {
      if (behaviour.metric() != null && behaviour.metric().equals(line.name())) {
        return true;
      }
      if (behaviour.events() != null
          && behaviour.events().names().contains(line.name())
          && firstOfEachDay(doings(behaviour, line.at())).contains(line.at())) {
        return true;
      }
    }
    return false;
  }

  private boolean isOrder(PlainLine line) {
    return churn.events().contains(line.name());
  }

  /** The logit at an instant. */
  public double logit(long t) {
    Map<String, Double> features = features(t);
    double logit = churn.model().linear().baseline();
    for (Map.Entry<String, ChurnModel.Term> term : churn.model().linear().terms().entrySet()) {
      double feature = features.get(term.getKey());
      logit += term.getValue().weight() * (feature - term.getValue().average());
    }
    return logit;
  }

  private List<Long> firstOfEachDay(List<PlainLine> events) {
    Map<Long, Long> days = new TreeMap<>();
    events.forEach(e -> days.merge(Math.floorDiv(e.at(), 86_400_000L), e.at(), Math::min));
    return new ArrayList<>(days.values());
  }

  private Map<String, Double> features(long t) {
    List<PlainLine> orders = lines.stream().filter(l -> l.at() <= t && isOrder(l)).toList();
    List<Long> times = firstOfEachDay(orders);
    int n = times.size();
    double silence = (t - times.get(n - 1)) / DAY;
    double span = (times.get(n - 1) - times.get(0)) / DAY;
    double gap = (span + churn.model().usualGap()) / n;
    Map<String, Double> features = new HashMap<>();
    double process =
        churn.model().process().course(n - 1, span).silenceLogit(silence, churn.horizon() / DAY);
    features.put("process", Math.max(-8, Math.min(8, process)));
    features.put("recency", Math.log(7 + silence));
    features.put("frequency", Math.log(n));
    features.put("spend", Math.log(1 + Math.max(0, meanSpend(orders))));
    features.put("age", Math.log(30 + (t - times.get(0)) / DAY));
    features.put("gap", Math.log(gap));
    features.put("silence", Math.log(1 + silence / gap));
    features.put("variation", variation(times));
    double last = n == 1 ? 0 : (times.get(n - 1) - times.get(n - 2)) / DAY;
    features.put("lastGap", n == 1 ? 0 : Math.log((1 + last) / (1 + gap)));
    for (int halfLife : new int[] {14, 45, 120}) {
      features.put("recent" + halfLife, Math.log(1 + decayed(times, t, halfLife)));
    }
    for (int window : new int[] {30, 90}) {
      double count = times.stream().filter(at -> at > t - window * DAY).count();
      features.put("count" + window, Math.log(1 + count));
    }
    features.put("oneTime", n == 1 ? 1.0 : 0);
    for (Behaviour behaviour : churn.model().behaviours()) {
      List<Long> days = firstOfEachDay(doings(behaviour, t));
      features.put(behaviour.name() + ".14", Math.log(1 + decayed(days, t, 14)));
      features.put(behaviour.name() + ".120", Math.log(1 + decayed(days, t, 120)));
    }
    return features;
  }

  private List<PlainLine> doings(Behaviour behaviour, long t) {
    List<PlainLine> past = lines.stream().filter(line -> line.at() <= t).toList();
    if (behaviour.events() != null) {
      return past.stream()
          .filter(line -> behaviour.events().names().contains(line.name()))
          .toList();
    }
    List<PlainLine> standing = new ArrayList<>();
    Set<String> met = new HashSet<>();
    for (int i = past.size() - 1; i >= 0; i--) {
      PlainLine line = past.get(i);
      if (behaviour.metric().equals(line.name()) && met.add(line.responseId())) {
        standing.add(0, line);
      }
    }
    standing.removeIf(line -> line.score() < 0 || line.score() > 6);
    return standing;
  }

  private static double decayed(List<Long> times, long t, int halfLife) {
    return times.stream().mapToDouble(at -> Math.pow(2, -(t - at) / DAY / halfLife)).sum();
  }

  private static double meanSpend(List<PlainLine> orders) {
    return orders.stream()
        .filter(order -> order.body().get("revenue") instanceof Number)
        .mapToDouble(order -> ((Number) order.body().get("revenue")).doubleValue())
        .average()
        .orElse(0);
  }

  private static double variation(List<Long> times) {
    int gaps = times.size() - 1;
    if (gaps < 2) {
      return 0;
    }
    double mean = (times.get(gaps) - times.get(0)) / DAY / gaps;
    double squares = 0;
    for (int i = 1; i <= gaps; i++) {
      double gap = (times.get(i) - times.get(i - 1)) / DAY;
      squares += (gap - mean) * (gap - mean);
    }
    return Math.sqrt(squares / gaps) / mean * gaps / (gaps + 2);
  }
}

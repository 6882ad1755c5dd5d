package io.percorso.cli.control;

import io.percorso.cli.control.Members.Place;
import io.percorso.definitions.ControlMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What changes would do to the customers of a record: by the definitions that change, and by others
 * that refer to them.
 */
final class Plan {
  private static final String FOLLOWS = "follows";

  private final List<Effect> effects = new ArrayList<>();

  /** What the change of one definition would do. */
  private record Effect(
      String definition,
      String change,
      int before,
      int after,
      List<String> enter,
      List<String> leave,
      double perHourBefore,
      double perHourAfter) {}

  Plan(Members before, Members after, List<ControlMessage> changes) {
    Map<String, String> words = new LinkedHashMap<>();
    for (ControlMessage change : changes) {
      String word = change.retired() ? "retired" : change.version() == 1 ? "new" : "changed";
      words.put(change.key(), word);
    }
    before.definitions().forEach(key -> words.putIfAbsent(key, FOLLOWS));
    after.definitions().forEach(key -> words.putIfAbsent(key, FOLLOWS));
    words.forEach((key, word) -> add(before, after, key, word));
  }

  private void add(Members before, Members after, String key, String word) {
    Map<String, Place> were = before.of(key);
    Map<String, Place> will = after.of(key);
    List<String> enter = differences(will, were);
    List<String> leave = differences(were, will);
    if (!word.equals(FOLLOWS) || !enter.isEmpty() || !leave.isEmpty()) {
      effects.add(
          new Effect(
              key,
              word,
              were.size(),
              will.size(),
              enter,
              leave,
              before.perHour(key),
              after.perHour(key)));
    }
  }

  /** Who is somewhere in some places, and not there in others. */
  private static List<String> differences(Map<String, Place> some, Map<String, Place> others) {
    List<String> lines = new ArrayList<>();
    some.forEach(
        (customer, place) -> {
          Place other = others.get(customer);
          if (other == null || !other.name().equals(place.name())) {
            boolean isStage = !place.name().equals("ENTERED") && !place.name().equals("RAISED");
            lines.add(
                customer
                    + (isStage ? ": " + place.name() : "")
                    + ", since "
                    + place.since()
                    + (place.because().isEmpty() ? "" : ": " + place.because()));
          }
        });
    return lines;
  }

  /** How many would enter, all definitions together; a new stage is an entry. */
  long entries() {
    return effects.stream().mapToLong(effect -> effect.enter().size()).sum();
  }

  /** The plan for people, with so many of those who would enter and leave, and what it costs. */
  String text(int sample, Workload workload) {
    StringBuilder text = new StringBuilder();
    for (Effect effect : effects) {
      if (effect.definition().startsWith("feedback-metric/")) {
        text.append(effect.definition())
            .append(": puts nobody anywhere; its figures are told anew\n");
        continue;
      }
      text.append(
          String.format(
              Locale.ROOT,
              "%s, %s: %,d customers, then %,d: %,d enter, %,d leave;"
                  + " %.2f changes an hour, then %.2f%n",
              effect.definition(),
              effect.change(),
              effect.before(),
              effect.after(),
              effect.enter().size(),
              effect.leave().size(),
              effect.perHourBefore(),
              effect.perHourAfter()));
      if (!effect.change().equals("retired")) {
        text.append("  " + workload.inWords(effect.definition(), effect.after()) + "\n");
      }
      effect.enter().stream().limit(sample).forEach(one -> text.append("  + " + one + "\n"));
      effect.leave().stream().limit(sample).forEach(one -> text.append("  - " + one + "\n"));
    }
    return text.append(String.format(Locale.ROOT, "%,d would enter%n", entries())).toString();
  }
}

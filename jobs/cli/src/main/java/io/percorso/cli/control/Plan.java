package io.percorso.cli.control;

import io.percorso.cli.control.Members.Place;
import io.percorso.definitions.ControlMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What changes would do to the customers of a record. */
final class Plan {
  private final List<Effect> effects = new ArrayList<>();

  /** What the change of one definition would do. */
  private record Effect(
      ControlMessage definition,
      int before,
      int after,
      List<String> enter,
      List<String> leave,
      double perHourBefore,
      double perHourAfter) {}

  Plan(Members before, Members after, List<ControlMessage> changes) {
    for (ControlMessage change : changes) {
      Map<String, Place> were = before.of(change);
      Map<String, Place> will = after.of(change);
      effects.add(
          new Effect(
              change,
              were.size(),
              will.size(),
              differences(will, were),
              differences(were, will),
              before.perHour(change),
              after.perHour(change)));
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

  /** The plan for people, with so many of those who would enter and leave. */
  String text(int sample) {
    StringBuilder text = new StringBuilder();
    for (Effect effect : effects) {
      ControlMessage change = effect.definition();
      if (change.key().startsWith("feedback-metric/")) {
        text.append(change.key()).append(": puts nobody anywhere; its figures are told anew\n");
        continue;
      }
      text.append(
          String.format(
              Locale.ROOT,
              "%s, %s: %,d customers, then %,d: %,d enter, %,d leave;"
                  + " %.2f changes an hour, then %.2f%n",
              change.key(),
              change.retired() ? "retired" : change.version() == 1 ? "new" : "changed",
              effect.before(),
              effect.after(),
              effect.enter().size(),
              effect.leave().size(),
              effect.perHourBefore(),
              effect.perHourAfter()));
      effect.enter().stream().limit(sample).forEach(one -> text.append("  + " + one + "\n"));
      effect.leave().stream().limit(sample).forEach(one -> text.append("  - " + one + "\n"));
    }
    return text.append(String.format(Locale.ROOT, "%,d would enter%n", entries())).toString();
  }
}

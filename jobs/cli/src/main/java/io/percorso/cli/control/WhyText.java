package io.percorso.cli.control;

import io.percorso.schemas.ExplainedStanding;
import io.percorso.schemas.Explanation;
import io.percorso.schemas.ExplanationPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An explanation as text. */
final class WhyText {
  private final StringBuilder text = new StringBuilder();
  private final boolean whole;

  private WhyText(boolean whole) {
    this.whole = whole;
  }

  /**
   * The text.
   *
   * @param whole all parts with their evidence, or only what decides
   */
  static String of(Explanation explanation, boolean whole) {
    WhyText why = new WhyText(whole);
    why.line("%s as of %s", explanation.getCustomerId(), explanation.getAt());
    explanation.getStandings().forEach(why::standing);
    return why.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  private void standing(ExplainedStanding standing) {
    String where = standing.getStanding();
    line("");
    line(
        "%s, version %d: %s%s%s%s",
        standing.getDefinition(),
        standing.getVersion(),
        where.isEmpty()
            ? "in no stage"
            : where.equals(where.toUpperCase(Locale.ROOT))
                ? where.toLowerCase(Locale.ROOT)
                : "in " + where,
        standing.getRisk() == null
            ? ""
            : String.format(Locale.ROOT, ", risk %.3f", standing.getRisk()),
        standing.getSince() == null ? "" : " since " + standing.getSince(),
        until(standing));
    standing.getReasons().stream().limit(whole ? Long.MAX_VALUE : 2).forEach(r -> line("  %s", r));
    parts(standing);
  }

  private void parts(ExplainedStanding standing) {
    boolean isJourney = standing.getDefinition().startsWith("journey/");
    String where = standing.getStanding();
    boolean in = isJourney || where.equals("IN") || where.equals("RAISED");
    List<Boolean> negated = new ArrayList<>(List.of(false));
    for (ExplanationPart part : standing.getParts()) {
      boolean isNegated = negated.get(part.getDepth());
      negated.subList(part.getDepth() + 1, negated.size()).clear();
      negated.add(isNegated ^ part.getWanted().equals("not"));
      boolean decides = (part.getHolds() ^ isNegated) == in && !part.getFound().isEmpty();
      if (whole || (decides && (!isJourney || where.equals(part.getStage())))) {
        part(part);
      }
    }
  }

  private static String until(ExplainedStanding standing) {
    Instant until = standing.getUntil();
    if (until == null) {
      return ", and stays so if nothing happens";
    }
    String next = standing.getNext();
    String then = next == null || next.isEmpty() ? "in no stage" : next;
    return ", until "
        + until
        + " if nothing happens, then "
        + (then.equals(then.toUpperCase(Locale.ROOT)) ? then.toLowerCase(Locale.ROOT) : then);
  }

  private void part(ExplanationPart part) {
    String stage = part.getStage() == null || !whole ? "" : part.getStage() + ": ";
    String indent = "  ".repeat(whole ? part.getDepth() : 0);
    line(
        "  %-3s  %s%s%s%s",
        part.getHolds() ? "yes" : "no",
        indent,
        stage,
        part.getWanted(),
        part.getFound().isEmpty() ? "" : ": " + part.getFound());
    List<String> evidence = whole ? part.getEvidence() : List.of();
    evidence.forEach(one -> line("       %s  %s", indent, one));
  }
}

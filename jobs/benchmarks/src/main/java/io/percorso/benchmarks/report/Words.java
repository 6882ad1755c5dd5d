package io.percorso.benchmarks.report;

import java.util.Locale;

/** Figures as people read them. */
final class Words {
  private Words() {}

  static String count(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }

  static String tenth(double figure) {
    return Double.isInfinite(figure) ? "none came" : String.format(Locale.ROOT, "%,.1f", figure);
  }

  static String ratio(double figure) {
    if (Double.isInfinite(figure)) {
      return "none came";
    }
    return figure == Math.rint(figure) && figure >= 1
        ? count(figure)
        : String.format(Locale.ROOT, figure < 10 ? "%.2f" : "%.1f", figure);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

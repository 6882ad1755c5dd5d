package io.percorso.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Pictures as SVG, drawn without any script or library. */
final class Plot {
  private static final int WIDTH = 960;
  private static final int LEFT = 440;
  private static final int BAR = 22;
  private static final int HEIGHT = 240;

  private Plot() {}

  /** One bar of a chart, with its spread. */
  record Bar(String words, Spread spread) {}

  /** A point of a curve. */
  record Point(double x, Spread spread) {}

  /** Bars from zero, with a thin line from the least to the most. */
  static String bars(List<Bar> bars, String unit) {
    double most = bars.stream().mapToDouble(bar -> bar.spread().most()).max().orElse(1);
    StringBuilder svg = begin(bars.size() * (BAR + 8) + 8);
    int y = 8;
    for (Bar bar : bars) {
      double scale = (WIDTH - LEFT - 150) / most;
      double end = LEFT + bar.spread().median() * scale;
      text(svg, LEFT - 8, y + 15, "end", bar.words());
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
              LEFT,
              y,
              end - LEFT,
              BAR));
      line(
          svg,
          LEFT + bar.spread().least() * scale,
          y + BAR / 2.0,
          LEFT + bar.spread().most() * scale,
          y + BAR / 2.0);
      double right = LEFT + bar.spread().most() * scale + 6;
      text(svg, right, y + 15, "start", Words.count(bar.spread().median()) + " " + unit);
      y += BAR + 8;
    }
    return svg.append("</svg>").toString();
  }

  /** A curve over a logarithmic axis, from zero. */
  static String curve(List<Point> points, String xWords, String yWords) {
    double most = points.stream().mapToDouble(point -> point.spread().most()).max().orElse(1) * 1.1;
    double first = Math.log10(points.get(0).x());
    double span = Math.max(.001, Math.log10(points.get(points.size() - 1).x()) - first);
    StringBuilder svg = begin(HEIGHT + 50);
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      double x = 70 + (Math.log10(point.x()) - first) / span * (WIDTH - 160);
      double y = y(point.spread().median(), most);
      path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      line(svg, x, y(point.spread().least(), most), x, y(point.spread().most(), most));
      svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", x, y));
      text(svg, x, y - 10, "middle", Words.tenth(point.spread().median()));
      text(svg, x, HEIGHT + 20, "middle", Words.count(point.x()));
    }
    svg.append("<polyline points=\"").append(path.toString().strip()).append("\"/>");
    line(svg, 60, HEIGHT, WIDTH - 60, HEIGHT);
    text(svg, WIDTH / 2.0, HEIGHT + 42, "middle", xWords);
    text(svg, 8, 16, "start", yWords);
    return svg.append("</svg>").toString();
  }

  private static double y(double figure, double most) {
    return HEIGHT - figure / most * (HEIGHT - 30);
  }

  private static StringBuilder begin(int height) {
    return new StringBuilder(
        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\">".formatted(WIDTH, height, WIDTH));
  }

  private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            x,
            y,
            anchor,
            Words.escape(words)));
  }
}

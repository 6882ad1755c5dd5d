package io.percorso.benchmarks.report;

import io.percorso.benchmarks.run.Case;
import io.percorso.benchmarks.run.Measured;
import io.percorso.cli.FailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page with all results: one file that needs nothing from anywhere. */
final class Page {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Percorso: what the bench measured</title>
      <style>
      :root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6775; --line: #d5dbe2;
        --bar: #2f6f9f; --paper: #ffffff; --good: #1b7a43; --bad: #a8321e; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --soft: #9aa6b2;
        --line: #3a444f; --bar: #6fb1e0; --paper: #14191f; --good: #5cc98a; --bad: #ef8b78; } }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
      p, figcaption { color: var(--soft); }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line);
        white-space: nowrap; }
      th { font-weight: 600; color: var(--soft); }
      svg { max-width: 100%; height: auto; margin: 1rem 0; }
      svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
      svg rect, svg circle { fill: var(--bar); }
      svg line { stroke: var(--ink); stroke-width: 1; }
      svg polyline { fill: none; stroke: var(--bar); stroke-width: 2; }
      .met { color: var(--good); } .missed { color: var(--bad); }
      </style></head><body>
      <h1>What the bench measured</h1>
      """;

  private final StringBuilder html = new StringBuilder(HEAD);

  void paragraph(String words) {
    html.append("<p>").append(Words.escape(words)).append("</p>\n");
  }

  void targets(List<Target> targets) {
    html.append("<h2>What was aimed at</h2>\n<div class=\"wide\"><table><tr>");
    List.of("figure", "aim", "measured", "").forEach(cell -> cell("th", cell, ""));
    html.append("</tr>\n");
    for (Target target : targets) {
      html.append("<tr>");
      cell("td", target.what(), "");
      cell("td", target.aim(), "");
      cell("td", target.measured().orElse("-"), "");
      cell("td", target.verdict(), target.verdict());
      html.append("</tr>\n");
    }
    html.append("</table></div>\n");
  }

  void section(Results results) {
    title(results.section().title());
    table(Table.HEAD, Table.rows(results));
    List<Plot.Bar> bars = new ArrayList<>();
    for (Case one : results.section().cases()) {
      results
          .spread(one, Measured::rate)
          .ifPresent(spread -> bars.add(new Plot.Bar(one.words(), spread)));
    }
    html.append(Plot.bars(bars, "records/s")).append('\n');
  }

  void curve(List<Plot.Point> points, String xWords, String yWords) {
    if (!points.isEmpty()) {
      html.append(Plot.curve(points, xWords, yWords)).append('\n');
    }
  }

  void title(String words) {
    html.append("<h2>").append(Words.escape(words)).append("</h2>\n");
  }

  void table(List<String> head, List<List<String>> rows) {
    html.append("<div class=\"wide\"><table><tr>");
    head.forEach(cell -> cell("th", cell, ""));
    html.append("</tr>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(cell -> cell("td", cell, ""));
      html.append("</tr>\n");
    }
    html.append("</table></div>\n");
  }

  private void cell(String tag, String words, String style) {
    html.append('<').append(tag);
    if (!style.isEmpty()) {
      html.append(" class=\"").append(style).append('"');
    }
    html.append('>').append(Words.escape(words)).append("</").append(tag).append('>');
  }

  void write(Path file) throws FailedException {
    try {
      Files.writeString(file, html + "</body></html>\n");
    } catch (IOException failure) {
      throw FailedException.of("cannot write " + file, failure);
    }
  }
}

package io.percorso.cli.reference;

import java.util.Collections;
import java.util.List;

/** A page of Markdown on the make. */
final class Page {
  private final StringBuilder text = new StringBuilder();

  Page(String title, String opening) {
    text.append("# ").append(title).append("\n\n");
    text.append("<!-- Written from the code by ReferenceTest; changes here are lost. -->\n");
    paragraph(opening);
  }

  void heading(String heading) {
    text.append("\n## ").append(heading).append('\n');
  }

  void paragraph(String paragraph) {
    text.append('\n').append(paragraph).append('\n');
  }

  void header(String... names) {
    text.append('\n');
    row(names);
    row(Collections.nCopies(names.length, "---").toArray(String[]::new));
  }

  void row(String... cells) {
    text.append('|');
    for (String cell : List.of(cells)) {
      text.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    text.append('\n');
  }

  static String code(String words) {
    return "`" + words + "`";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

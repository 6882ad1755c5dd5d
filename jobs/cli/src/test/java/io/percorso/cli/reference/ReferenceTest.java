package io.percorso.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Each page of the reference says what the code says. */
class ReferenceTest {
  private static final String WRITE = "percorso.reference.write";

  @Test
  void options() throws Exception {
    compare("options.md", OptionsPage.write());
  }

  @Test
  void metrics() throws Exception {
    compare("metrics.md", MetricsPage.write());
  }

  @Test
  void topics() throws Exception {
    compare("topics.md", TopicsPage.write());
  }

  @Test
  void operators() throws Exception {
    compare("operators.md", OperatorsPage.write());
  }

  private static void compare(String name, String expected) throws Exception {
    Path page = Sources.root().resolve("docs/reference").resolve(name);
    if (Boolean.getBoolean(WRITE)) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, expected);
    }
    assertThat(page)
        .as(
            "docs/reference is written from the code: mvn -pl jobs/cli -am verify"
                + " -Dtest=ReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                + WRITE
                + "=true")
        .hasContent(expected);
  }
}

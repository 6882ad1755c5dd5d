package io.percorso.cli.demo;

import static io.percorso.cli.Fixtures.event;
import static io.percorso.cli.Fixtures.lines;
import static io.percorso.cli.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.cli.Fixtures.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo, whole, as somebody without a terminal sees it. */
@Timeout(240)
class DemoITCase {

  private static final Pattern FAREWELL =
      Pattern.compile(
          "([\\d,]+) events sent, ([\\d,]+) facts told, ([\\d,]+) customers, (\\d+) dead");

  @TempDir private Path folder;

  private static Set<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().matches("(percorso-|flink-|rocksdb).*"))
          .collect(Collectors.toSet());
    }
  }

  private static long[] farewell(Run run) {
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
    Matcher matcher = FAREWELL.matcher(run.out());
    assertThat(matcher.find()).as(run.out()).isTrue();
    long[] figures = new long[4];
    for (int i = 0; i < 4; i++) {
      figures[i] = Long.parseLong(matcher.group(i + 1).replace(",", ""));
    }
    return figures;
  }

  @Test
  void shoppersComeAndFactsAreToldAndASecondStartWorks() throws Exception {
    Set<Path> before = temporary();
    // Somebody else has the usual port.
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      Run run = run("demo", "--for", "20s", "--rate", "300", "--ui-port", port);
      long[] figures = farewell(run);
      assertThat(figures[0]).isGreaterThan(1_000);
      assertThat(figures[1]).isGreaterThan(100);
      assertThat(figures[2]).isGreaterThan(100);
      assertThat(figures[3]).isZero();
      assertThat(run.out()).contains("events/s", "facts/s").containsPattern("now in \\w+");
      assertThat(run.out()).containsPattern("NPS -?\\d+\\.\\d \\[.*\\] of \\d+ answers");
      assertThat(run.err())
          .contains("starting an embedded Kafka broker")
          .containsPattern("web UI is at http://localhost:\\d+")
          .doesNotContain("localhost:" + port + "\n");
    }
    assertThat(temporary()).isEqualTo(before);

    List<String> recorded = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      recorded.add(event("u" + i % 4, "Product Viewed", "2020-01-01T10:00:%02dZ".formatted(i)));
    }
    recorded.add("not JSON at all");
    Path file = lines(folder.resolve("clicks.jsonl"), recorded.toArray(new String[0]));
    Path definitions =
        io.percorso.cli.Fixtures.definitions(
            folder.resolve("definitions"),
            """
            kind: segment
            id: viewer
            when: {event: Product Viewed, count: {atLeast: 3}, within: 1d}
            """);
    Run second =
        run(
            "demo",
            "--for",
            "15s",
            "--ui-port",
            "0",
            "--speed",
            "100",
            "--clickstream",
            file.toString(),
            "--definitions",
            definitions.toString());
    assertThat(farewell(second)).containsExactly(41, 4, 4, 1);
    assertThat(temporary()).isEqualTo(before);
  }
}

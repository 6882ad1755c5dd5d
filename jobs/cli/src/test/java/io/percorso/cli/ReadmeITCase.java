package io.percorso.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's commands as they are written, from the top, in an empty folder. */
class ReadmeITCase {
  private static final Path README = Path.of("..", "..", "README.md");
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  private record Block(String language, String text) {}

  private static List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(README));
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  @Test
  void everyCommandOfTheReadmeWorks() throws Exception {
    launcher();
    List<String> scripts =
        blocks().stream().filter(block -> block.language().equals("sh")).map(Block::text).toList();
    assertThat(scripts).hasSizeGreaterThan(3);
    for (String script : scripts) {
      if (!script.contains("mvn ")) {
        run(script);
      }
    }
  }

  @Test
  void theReplayPrintsWhatTheReadmeSays() throws Exception {
    launcher();
    List<Block> blocks = blocks();
    String printed = "";
    for (Block block : blocks) {
      if (block.language().equals("sh") && !block.text().contains("demo")) {
        printed = block.text().contains("mvn ") ? printed : run(block.text());
        if (block.text().contains("cat my/out/segment-changes.jsonl")) {
          break;
        }
      }
    }
    Block shown =
        blocks.stream()
            .filter(block -> block.text().contains("\"change\":\"EXITED\""))
            .findFirst()
            .orElseThrow();
    String facts =
        printed
            .lines()
            .filter(line -> line.startsWith("{"))
            .map(line -> line.replaceFirst("\"id\":\"[0-9a-f]+\"", "\"id\":\"…\""))
            .reduce("", (text, line) -> text + line + "\n");
    assertThat(facts).isEqualTo(shown.text());
  }

  /** The launcher without its build: the classes under test are built already. */
  private void launcher() throws IOException {
    String script =
        """
        #!/usr/bin/env bash
        if [ "$1" = demo ] && [[ " $* " != *" --for "* ]]; then set -- "$@" --for 15s; fi
        exec "%s" %s -cp "%s" io.percorso.cli.Percorso "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "--add-opens=java.base/java.util=ALL-UNNAMED"
                    + " --add-opens=java.base/java.lang=ALL-UNNAMED"
                    + " --add-opens=java.base/java.time=ALL-UNNAMED -Xmx1g",
                System.getProperty("java.class.path"));
    Path launcher = folder.resolve("percorso");
    Files.writeString(launcher, script);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String run(String script) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = bash.waitFor(4, TimeUnit.MINUTES);
    bash.destroyForcibly();
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as("ended in time:%n%s%n%s", script, printed).isTrue();
    assertThat(bash.exitValue()).as("exit status of:%n%s%n%s", script, printed).isZero();
    return printed;
  }
}

package io.percorso.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Runs of the command in this JVM, files for it to read, and eyes for what it writes. */
public final class Fixtures {

  /** A cart left for half an hour. */
  public static final String CART_ABANDONER =
      """
      kind: segment
      id: cart-abandoner
      when: {after: Product Added, no: Order Completed, for: 30m, within: 7d}
      """;

  /** Browsing for an hour, buying for two. */
  public static final String SHORT_JOURNEY =
      """
      kind: journey
      id: short
      stages:
        - {id: browsing, when: {event: Page Viewed, within: 1h}}
        - {id: buying, when: {event: Order Completed, within: 2h}}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Fixtures() {}

  /** How a run of the command ended, and what it printed. */
  public record Run(int status, String out, String err) {
    /** The lines of standard error that a person is addressed by. */
    public List<String> complaints() {
      return err.lines().filter(line -> line.startsWith("percorso: ")).toList();
    }
  }

  /** Runs the command, and keeps what it prints. */
  public static Run run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    System.setErr(new PrintStream(complained, true, UTF_8));
    try {
      int status = Percorso.run(args);
      System.out.flush();
      System.err.flush();
      return new Run(status, printed.toString(UTF_8), complained.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Writes lines, each with its newline. */
  public static Path lines(Path file, String... lines) {
    return text(file, String.join("\n", lines) + "\n");
  }

  /** Writes a text as it is. */
  public static Path text(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Writes bytes as one gzip member, behind what is there. */
  public static Path gzip(Path file, byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    try {
      return Files.write(
          file,
          packed.toByteArray(),
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A folder of definitions, each in a file of its own. */
  public static Path definitions(Path folder, String... yamls) {
    for (int i = 0; i < yamls.length; i++) {
      text(folder.resolve("definition-" + i + ".yaml"), yamls[i]);
    }
    return folder;
  }

  /** A track call without message id. */
  public static String event(String customer, String name, String at) {
    return """
        {"type":"track","event":"%s","userId":"%s","timestamp":"%s"}"""
        .formatted(name, customer, at);
  }

  /** A track call with a message id. */
  public static String event(String customer, String name, String at, String messageId) {
    return """
        {"type":"track","event":"%s","userId":"%s","messageId":"%s","timestamp":"%s"}"""
        .formatted(name, customer, messageId, at);
  }

  /** The objects of a file of JSON lines. */
  public static List<Map<String, Object>> objects(Path file) {
    return lines(file).stream().map(Fixtures::object).toList();
  }

  /** The lines of a file. */
  public static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The object of a text of JSON. */
  public static Map<String, Object> object(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (IOException noObject) {
      throw new UncheckedIOException(noObject);
    }
  }
}

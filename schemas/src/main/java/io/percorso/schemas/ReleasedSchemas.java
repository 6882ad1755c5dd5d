package io.percorso.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The schemas that releases of Percorso have written records with, read from {@code released/} on
 * the classpath.
 */
public final class ReleasedSchemas {

  /** The releases that a copy is kept of, oldest first. */
  public static final List<String> VERSIONS = List.of("0.1.0");

  /** Records that others name, in an order in which each comes after those that it names. */
  private static final List<String> PARTS = List.of("PropertyValue", "Definition", "SetClosed");

  private ReleasedSchemas() {}

  /** The schema of a record in every release that had it, oldest first. */
  public static List<Schema> of(Class<? extends SpecificRecord> type) {
    List<Schema> schemas = new ArrayList<>();
    for (String version : VERSIONS) {
      of(version, type.getSimpleName()).ifPresent(schemas::add);
    }
    return List.copyOf(schemas);
  }

  /**
   * The schema of a record in one release, or empty if that release did not have it.
   *
   * @param version one of {@link #VERSIONS}
   * @param name the record's simple name
   */
  public static Optional<Schema> of(String version, String name) {
    Schema.Parser parser = new Schema.Parser();
    for (String part : PARTS) {
      if (part.equals(name)) {
        break;
      }
      parse(parser, version, part);
    }
    return parse(parser, version, name);
  }

  private static Optional<Schema> parse(Schema.Parser parser, String version, String name) {
    String file = "released/" + version + "/" + name + ".avsc";
    try (InputStream text = ReleasedSchemas.class.getResourceAsStream(file)) {
      return text == null ? Optional.empty() : Optional.of(parser.parse(text));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the released schema " + file, e);
    }
  }
}

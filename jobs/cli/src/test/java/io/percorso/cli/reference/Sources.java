package io.percorso.cli.reference;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This project's own sources, for what only their comments say. */
final class Sources {
  private static final Pattern CONSTANT =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public static final String (\\w+) =");

  private Sources() {}

  /** A constant's value, and what its comment says of it. */
  record Constant(String value, String comment) {}

  /** The top of the source tree. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("schemas/src"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The public texts of a class that have a comment, in their order. */
  static List<Constant> constants(String module, Class<?> type) throws IOException {
    Path source =
        root().resolve(module).resolve("src/main/java").resolve(type.getName().replace('.', '/'));
    String text = Files.readString(Path.of(source + ".java")).replace("\n", " ");
    List<Constant> constants = new ArrayList<>();
    Matcher matcher = CONSTANT.matcher(text);
    while (matcher.find()) {
      constants.add(new Constant(value(type, matcher.group(2)), plain(matcher.group(1))));
    }
    long declared = 0;
    for (Field field : type.getDeclaredFields()) {
      declared +=
          Modifier.isPublic(field.getModifiers()) && field.getType() == String.class ? 1 : 0;
    }
    if (constants.size() != declared) {
      throw new IllegalStateException("a public text of " + type + " has no comment");
    }
    return constants;
  }

  private static String value(Class<?> type, String field) {
    try {
      return (String) type.getField(field).get(null);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String plain(String comment) {
    return comment
        .replaceAll("\\{@\\w+ #?([^}]*)}", "$1")
        .replaceAll("\\s+\\*\\s+", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}

package io.percorso.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as outputs show them. */
public final class Instants {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Instants() {}

  /** Such as {@code 2026-01-01T10:00:00.000Z}. */
  public static String format(long millis) {
    return FORM.format(Instant.ofEpochMilli(millis));
  }
}

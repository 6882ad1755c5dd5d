package io.percorso.cli.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Writes {@code dead-letters.jsonl}. Plain files are read in splits that do not know their line
 * numbers; the lines of refused input are counted here, in one pass over each file that has any.
 */
final class DeadLetterAssembly {
  private final List<Path> parts;
  private final List<InputFile> files;
  private final long[][] places;
  private final long[][] lineNumbers;

  DeadLetterAssembly(List<Path> parts, List<InputFile> files) {
    this.parts = parts.stream().filter(Files::exists).toList();
    this.files = files;
    places = new long[files.size()][];
    lineNumbers = new long[files.size()][];
  }

  /** Writes the file; returns the number of its lines. */
  long write(Path target) throws IOException {
    collectPlaces();
    for (InputFile file : files) {
      long[] ofFile = places[file.number()];
      lineNumbers[file.number()] =
          ofFile.length == 0 || file.compressed() ? ofFile : count(file, ofFile);
    }
    long lines = 0;
    try (OutputStream out = Files.newOutputStream(target);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(null);
      json.setRootValueSeparator(null);
      for (Path part : parts) {
        try (BufferedReader from = Files.newBufferedReader(part)) {
          for (String line = from.readLine(); line != null; line = from.readLine()) {
            write(line.split("\t", -1), json);
            lines++;
          }
        }
      }
    }
    return lines;
  }

  private void collectPlaces() throws IOException {
    Arrays.fill(places, new long[0]);
    int[] counts = new int[files.size()];
    for (Path part : parts) {
      try (BufferedReader from = Files.newBufferedReader(part)) {
        for (String line = from.readLine(); line != null; line = from.readLine()) {
          int tab = line.indexOf('\t');
          int file = Integer.parseInt(line.substring(0, tab));
          if (counts[file] == places[file].length) {
            places[file] = Arrays.copyOf(places[file], Math.max(16, counts[file] * 2));
          }
          places[file][counts[file]++] =
              Long.parseLong(line.substring(tab + 1, line.indexOf('\t', tab + 1)));
        }
      }
    }
    for (int i = 0; i < places.length; i++) {
      places[i] = Arrays.copyOf(places[i], counts[i]);
      Arrays.sort(places[i]);
    }
  }

  /** The line numbers of ascending byte offsets. */
  private static long[] count(InputFile file, long[] offsets) throws IOException {
    long[] numbers = new long[offsets.length];
    int next = 0;
    try (LineReader lines = new LineReader(Files.newInputStream(file.path()))) {
      for (long number = 1; next < offsets.length && lines.next(); number++) {
        while (next < offsets.length && offsets[next] == lines.position()) {
          numbers[next++] = number;
        }
      }
    }
    return numbers;
  }

  private void write(String[] fields, JsonGenerator json) throws IOException {
    int file = Integer.parseInt(fields[0]);
    int index = Arrays.binarySearch(places[file], Long.parseLong(fields[1]));
    Base64.Decoder base64 = Base64.getDecoder();
    json.writeStartObject();
    json.writeStringField("source", files.get(file).given());
    json.writeNumberField("line", lineNumbers[file][index]);
    json.writeStringField("reason", text(base64.decode(fields[2])));
    json.writeStringField("raw", text(base64.decode(fields[3])));
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}

package io.percorso.cli.demo;

import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.JsonDecoder;
import io.percorso.runtime.intake.RefusedException;
import io.percorso.schemas.Topics;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * A recorded clickstream, sent as it is, at a multiple of the pace at which it was recorded. A line
 * whose time lies behind an earlier one's is sent at once: it was late then, too.
 */
final class RecordingFeed extends Feed {
  private final String topic = Topics.standard().clickstream().name();
  private final JsonDecoder decoder = new JsonDecoder();
  private final Path file;
  private final double speed;
  private long firstAt = -1;
  private long begun;

  RecordingFeed(Path file, double speed, Properties client) {
    super(client);
    this.file = file;
    this.speed = speed;
  }

  @Override
  void feed() throws IOException, InterruptedException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          send(line.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  private InputStream open() throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private void send(byte[] line) throws InterruptedException {
    byte[] key = null;
    try {
      CustomerLine decoded = decoder.call(line, 0, line.length, 0);
      key = decoded.customerId().getBytes(StandardCharsets.UTF_8);
      await(decoded.at());
    } catch (RefusedException refused) {
      // Sent all the same: the job is to make a dead letter of it.
    }
    send(topic, key, line);
  }

  private void await(long at) throws InterruptedException {
    if (firstAt < 0) {
      firstAt = at;
      begun = System.nanoTime();
    }
    long due = (long) ((at - firstAt) * 1e6 / speed);
    long early = due - (System.nanoTime() - begun);
    if (early > 0) {
      TimeUnit.NANOSECONDS.sleep(early);
    }
  }
}

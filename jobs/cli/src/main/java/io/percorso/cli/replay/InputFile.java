package io.percorso.cli.replay;

import io.percorso.cli.FailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A recorded file.
 *
 * @param number its place among all inputs, from 0: earlier files win ties
 * @param given the path as the user gave it
 * @param feedback true for answers, false for the clickstream
 * @param compressed true if it is gzip, by its first bytes
 * @param size its length in bytes
 */
record InputFile(int number, String given, boolean feedback, boolean compressed, long size)
    implements Serializable {

  /** Looks at a file. */
  static InputFile of(int number, String given, boolean feedback) throws FailedException {
    Path path = Path.of(given);
    if (!Files.exists(path)) {
      throw new FailedException("no such file: " + given);
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new FailedException("not a readable file: " + given);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] magic = in.readNBytes(2);
      boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
      return new InputFile(number, given, feedback, gzip, Files.size(path));
    } catch (IOException failure) {
      throw FailedException.of("cannot read " + given, failure);
    }
  }

  Path path() {
    return Path.of(given);
  }
}

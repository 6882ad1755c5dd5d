package io.percorso.runtime.intake;

import java.util.Arrays;

/**
 * An input that was refused.
 *
 * @param source the file or topic
 * @param partition the partition, or -1 for a file
 * @param position the line from 1, or the offset
 * @param reason what is wrong with it
 * @param raw its bytes, cut at {@link #MOST_RAW_BYTES}
 */
public record DeadLetter(String source, int partition, long position, String reason, byte[] raw) {
  /** How much of the refused bytes is kept. */
  public static final int MOST_RAW_BYTES = 64 * 1024;

  /** The part of some bytes that a dead letter keeps. */
  public static byte[] cut(byte[] bytes, int from, int length) {
    return Arrays.copyOfRange(bytes, from, from + Math.min(length, MOST_RAW_BYTES));
  }
}

package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.FrequentTexts;
import io.percorso.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts that a history holds once and names by index: names of events, names of properties,
 * values that repeat. Texts read from a state stay in its array until somebody asks for them.
 */
final class Texts implements Value.Words {
  private byte[][] arrays = new byte[8][];
  private int[] froms = new int[8];
  private int[] lengths = new int[8];
  private int size;

  /** The index of a text, or -1. */
  int find(byte[] utf8) {
    return find(utf8, 0, utf8.length);
  }

  /** The index of a text, or -1. */
  int find(byte[] bytes, int from, int length) {
    if (length == 0) {
      return findEmpty();
    }
    // Texts of one kind differ at their ends, if anywhere.
    byte last = bytes[from + length - 1];
    for (int i = 0; i < size; i++) {
      if (lengths[i] == length
          && arrays[i][froms[i] + length - 1] == last
          && Arrays.equals(arrays[i], froms[i], froms[i] + length, bytes, from, from + length)) {
        return i;
      }
    }
    return -1;
  }

  private int findEmpty() {
    for (int i = 0; i < size; i++) {
      if (lengths[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The index of a text, which is added if it is new. */
  int intern(String text) {
    return intern(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The index of a text, which is added if it is new. */
  int intern(byte[] utf8) {
    return intern(utf8, 0, utf8.length);
  }

  /** The index of a text, which is added if it is new. */
  int intern(byte[] array, int from, int length) {
    int found = find(array, from, length);
    return found >= 0 ? found : add(array, from, length);
  }

  /** Adds a text that is not there yet. */
  int add(byte[] utf8) {
    return add(utf8, 0, utf8.length);
  }

  private int add(byte[] array, int from, int length) {
    if (size == lengths.length) {
      arrays = Arrays.copyOf(arrays, size * 2);
      froms = Arrays.copyOf(froms, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
    }
    arrays[size] = array;
    froms[size] = from;
    lengths[size] = length;
    return size++;
  }

  int size() {
    return size;
  }

  @Override
  public byte[] array(int index) {
    return arrays[index];
  }

  @Override
  public int from(int index) {
    return froms[index];
  }

  @Override
  public int length(int index) {
    return lengths[index];
  }

  String text(int index) {
    return FrequentTexts.of(arrays[index], froms[index], lengths[index]);
  }

  void write(ByteWriter out) {
    out.putVarint(size);
    for (int i = 0; i < size; i++) {
      out.putBlock(arrays[i], froms[i], lengths[i]);
    }
  }

  static Texts read(ByteReader in) {
    Texts read = new Texts();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      int length = in.getLength();
      read.add(in.array(), in.position(), length);
      in.skip(length);
    }
    return read;
  }
}

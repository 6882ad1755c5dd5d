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
  /** Of one text, its array, where in that it is, and its mark. */
  private static final int PLACE = 4 + Long.BYTES + Integer.BYTES;

  private byte[][] arrays;

  /** Of each text where in its array it begins, and below that its length. */
  private long[] places;

  /** What tells most of them apart without a look at their bytes. */
  private int[] marks;

  private int size;

  /** None yet. */
  Texts() {
    this(8);
  }

  private Texts(int likely) {
    arrays = new byte[likely][];
    places = new long[likely];
    marks = new int[likely];
  }

  /** The index of a text, or -1. */
  int find(byte[] utf8) {
    return find(utf8, 0, utf8.length);
  }

  /** The index of a text, or -1. */
  int find(byte[] bytes, int from, int length) {
    int mark = mark(bytes, from, length);
    for (int i = 0; i < size; i++) {
      if (marks[i] == mark && length(i) == length && isSame(i, bytes, from)) {
        return i;
      }
    }
    return -1;
  }

  /** Of the length, the last byte and one in the middle: texts of one kind differ at their ends. */
  private static int mark(byte[] bytes, int from, int length) {
    return length == 0
        ? 0
        : length ^ bytes[from + length - 1] << 24 ^ (bytes[from + length / 2] & 0xFF) << 16;
  }

  /** True if a text is the same as another of its length. */
  private boolean isSame(int index, byte[] bytes, int from) {
    int length = length(index);
    int own = from(index);
    return Arrays.equals(arrays[index], own, own + length, bytes, from, from + length);
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
    if (size == arrays.length) {
      arrays = Arrays.copyOf(arrays, size * 2);
      places = Arrays.copyOf(places, size * 2);
      marks = Arrays.copyOf(marks, size * 2);
    }
    arrays[size] = array;
    places[size] = (long) from << Integer.SIZE | length;
    marks[size] = mark(array, from, length);
    return size++;
  }

  int size() {
    return size;
  }

  /** About how many bytes of the heap they take, their arrays apart, which others have too. */
  long heapSize() {
    return (long) PLACE * arrays.length;
  }

  @Override
  public byte[] array(int index) {
    return arrays[index];
  }

  @Override
  public int from(int index) {
    return (int) (places[index] >>> Integer.SIZE);
  }

  @Override
  public int length(int index) {
    return (int) places[index];
  }

  String text(int index) {
    return FrequentTexts.of(arrays[index], from(index), length(index));
  }

  void write(ByteWriter out) {
    out.putVarint(size);
    for (int i = 0; i < size; i++) {
      out.putBlock(arrays[i], from(i), length(i));
    }
  }

  static Texts read(ByteReader in) {
    int count = in.getLength();
    Texts read = new Texts(count + 4);
    for (int i = 0; i < count; i++) {
      int length = in.getLength();
      read.add(in.array(), in.position(), length);
      in.skip(length);
    }
    return read;
  }
}

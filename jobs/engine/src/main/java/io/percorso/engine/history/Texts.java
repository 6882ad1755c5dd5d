package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts that a history holds once and names by index: names of events, names of properties,
 * values that repeat.
 */
final class Texts implements Value.Words {
  private final List<byte[]> texts = new ArrayList<>();

  /** The index of a text, or -1. */
  int find(byte[] utf8) {
    return find(utf8, 0, utf8.length);
  }

  /** The index of a text, or -1. */
  int find(byte[] bytes, int from, int length) {
    for (int i = 0; i < texts.size(); i++) {
      byte[] text = texts.get(i);
      if (text.length == length && Arrays.equals(text, 0, length, bytes, from, from + length)) {
        return i;
      }
    }
    return -1;
  }

  /** The index of a text, which is added if it is new. */
  int intern(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int found = find(utf8);
    return found >= 0 ? found : add(utf8);
  }

  /** Adds a text that is not there yet. */
  int add(byte[] utf8) {
    texts.add(utf8);
    return texts.size() - 1;
  }

  int size() {
    return texts.size();
  }

  @Override
  public byte[] word(int index) {
    return texts.get(index);
  }

  String text(int index) {
    return new String(texts.get(index), StandardCharsets.UTF_8);
  }

  void write(ByteWriter out) {
    out.putVarint(texts.size());
    for (byte[] text : texts) {
      out.putBlock(text, 0, text.length);
    }
  }

  static Texts read(ByteReader in) {
    Texts read = new Texts();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      int length = in.getLength();
      int from = in.position();
      in.skip(length);
      read.texts.add(Arrays.copyOfRange(in.array(), from, from + length));
    }
    return read;
  }
}

package io.percorso.engine.history;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.value.Value;
import io.percorso.engine.value.ValueTag;

/** Copies values, cut to the limits: long texts, and members beyond a number. */
final class ValueCutter {
  private static final int MOST_DEPTH = 8;

  /** A list or object takes at most the room of this many long texts, or it is dropped. */
  private static final int MOST_TEXTS = 16;

  private final Limits limits;
  private long cuts;

  ValueCutter(Limits limits) {
    this.limits = limits;
  }

  long cuts() {
    return cuts;
  }

  /** Copies a value of any kind. */
  void put(Value value, ByteWriter out) {
    put(value, out, 0);
  }

  /** Copies an object's members, at most a number of them; of anything else, an empty object. */
  void putObject(Value value, int mostMembers, ByteWriter out) {
    out.putByte(ValueTag.OBJECT);
    int start = out.size();
    if (value.tag() == ValueTag.OBJECT) {
      putMembers(value, mostMembers, out, 0);
    }
    out.prefixLength(start);
  }

  private void put(Value value, ByteWriter out, int depth) {
    if (value.tag() == ValueTag.BIG && value.length() > limits.textBytes()) {
      putCut(out.size(), out);
    } else if (limits.textBytes() == Integer.MAX_VALUE || !isNested(value)) {
      putScalar(value, out);
    } else if (depth == MOST_DEPTH) {
      cuts++;
      out.putByte(ValueTag.NULL);
    } else {
      int before = out.size();
      out.putByte(value.tag());
      int start = out.size();
      putMembers(value, limits.properties(), out, depth + 1);
      out.prefixLength(start);
      if (depth == 0 && out.size() - before > MOST_TEXTS * (long) limits.textBytes()) {
        putCut(before, out);
      }
    }
  }

  private void putCut(int before, ByteWriter out) {
    cuts++;
    out.truncate(before);
    out.putByte(ValueTag.NULL);
  }

  private static boolean isNested(Value value) {
    return value.tag() == ValueTag.OBJECT || value.tag() == ValueTag.LIST;
  }

  private void putMembers(Value parent, int most, ByteWriter out, int depth) {
    ByteReader in = new ByteReader(parent.array(), parent.from(), parent.from() + parent.length());
    Value member = new Value();
    for (int number = 0; in.hasMore(); number++) {
      int from = in.position();
      if (parent.tag() == ValueTag.OBJECT) {
        in.skip(in.getLength());
      }
      int nameEnd = in.position();
      member.read(in);
      if (number >= most || nameEnd - from > limits.textBytes()) {
        cuts++;
      } else {
        out.putBytes(in.array(), from, nameEnd - from);
        put(member, out, depth);
      }
    }
  }

  private void putScalar(Value value, ByteWriter out) {
    out.putByte(value.tag());
    switch (value.tag()) {
      case ValueTag.INTEGER -> out.putSigned(value.unscaled());
      case ValueTag.DECIMAL -> {
        out.putByte(value.scale());
        out.putSigned(value.unscaled());
      }
      case ValueTag.TEXT -> putText(value, out);
      case ValueTag.BIG, ValueTag.LIST, ValueTag.OBJECT ->
          out.putBlock(value.array(), value.from(), value.length());
      default -> {}
    }
  }

  private void putText(Value value, ByteWriter out) {
    int length = value.length();
    if (length > limits.textBytes()) {
      cuts++;
      length = limits.textBytes();
      while (length > 0 && (value.array()[value.from() + length] & 0xC0) == 0x80) {
        length--;
      }
    }
    out.putBlock(value.array(), value.from(), length);
  }
}

package io.percorso.engine.value;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rewrites a value so that equal JSON values have equal bytes: members of objects in order of name,
 * of several with one name the last.
 */
public final class CanonicalValue {
  private CanonicalValue() {}

  /** The canonical bytes of one value. */
  public static byte[] of(byte[] value) {
    ByteWriter out = new ByteWriter();
    copy(new ByteReader(value), new ValueWriter(out));
    return out.toBytes();
  }

  /** The canonical bytes of a list or object, given its tag and what stands behind its length. */
  static byte[] ofBody(int tag, byte[] array, int from, int length) {
    ByteWriter whole = new ByteWriter();
    whole.putByte(tag);
    whole.putBlock(array, from, length);
    return of(whole.toBytes());
  }

  private static void copy(ByteReader in, ValueWriter out) {
    int start = in.position();
    int tag = in.getByte();
    if (tag == ValueTag.LIST) {
      int end = in.getLength() + in.position();
      int mark = out.beginList();
      while (in.position() < end) {
        copy(in, out);
      }
      out.end(mark);
    } else if (tag == ValueTag.OBJECT) {
      copyMembers(in, out);
    } else if (tag == ValueTag.BIG) {
      out.putNumber(new BigDecimal(in.getText()));
    } else {
      in.position(start);
      Value.skip(in);
      out.bytes().putBytes(in.array(), start, in.position() - start);
    }
  }

  private static void copyMembers(ByteReader in, ValueWriter out) {
    int end = in.getLength() + in.position();
    Map<String, Integer> members = new TreeMap<>();
    while (in.position() < end) {
      String name = in.getText();
      members.put(name, in.position());
      Value.skip(in);
    }
    int mark = out.beginObject();
    members.forEach(
        (name, position) -> {
          out.putName(name);
          in.position(position);
          copy(in, out);
        });
    out.end(mark);
    in.position(end);
  }
}

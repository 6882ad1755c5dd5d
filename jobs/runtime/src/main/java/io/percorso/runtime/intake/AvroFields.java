package io.percorso.runtime.intake;

import io.percorso.engine.bytes.FrequentTexts;
import io.percorso.engine.value.ValueWriter;
import io.percorso.schemas.PropertyValue;
import io.percorso.schemas.wire.MalformedRecordException;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/** What fields of records hold, read where it stands. One for each thread. */
final class AvroFields {
  private final Utf8 scratch = new Utf8();

  /** True if the optional field that comes next has a value, which then comes next. */
  static boolean isPresent(Decoder in) throws IOException {
    return switch (in.readIndex()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw MalformedRecordException.noSuchAlternative();
    };
  }

  /** An optional text; null if there is none. */
  static String optionalText(Decoder in) throws IOException {
    return isPresent(in) ? in.readString() : null;
  }

  /** A text that comes again and again. */
  String frequentText(Decoder in) throws IOException {
    Utf8 text = in.readString(scratch);
    return FrequentTexts.of(text.getBytes(), 0, text.getByteLength());
  }

  /** An optional instant, in milliseconds since the epoch; {@link Instants#NONE} if unusable. */
  static long instant(Decoder in) throws IOException {
    return isPresent(in) ? Instants.usable(in.readLong()) : Instants.NONE;
  }

  /** Copies a map of {@link PropertyValue}s as one object. */
  void copyObject(Decoder in, ValueWriter out) throws IOException, RefusedException {
    int mark = out.beginObject();
    copyMembers(in, out);
    out.end(mark);
  }

  /** Copies a map of {@link PropertyValue}s into the object that is being written. */
  void copyMembers(Decoder in, ValueWriter out) throws IOException, RefusedException {
    for (long left = in.readMapStart(); left > 0; left = in.mapNext()) {
      for (long i = 0; i < left; i++) {
        Utf8 name = in.readString(scratch);
        out.putName(name.getBytes(), 0, name.getByteLength());
        copyValue(in, out);
      }
    }
  }

  private void copyItems(Decoder in, ValueWriter out) throws IOException, RefusedException {
    int mark = out.beginList();
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      for (long i = 0; i < left; i++) {
        copyValue(in, out);
      }
    }
    out.end(mark);
  }

  /** By the alternatives of {@link PropertyValue}, in their order. */
  private void copyValue(Decoder in, ValueWriter out) throws IOException, RefusedException {
    switch (in.readIndex()) {
      case 0 -> out.putNull();
      case 1 -> out.putBoolean(in.readBoolean());
      case 2 -> out.putInteger(in.readLong());
      case 3 -> putDouble(in.readDouble(), out);
      case 4 -> copyText(in, out);
      case 5 -> copyItems(in, out);
      case 6 -> copyObject(in, out);
      default -> throw MalformedRecordException.noSuchAlternative();
    }
  }

  private void copyText(Decoder in, ValueWriter out) throws IOException {
    Utf8 text = in.readString(scratch);
    out.putText(text.getBytes(), 0, text.getByteLength());
  }

  /** As the decimal a person would write for it: 59.9, not the sum of powers of two it is. */
  static void putDouble(double number, ValueWriter out) throws RefusedException {
    double scaled = number;
    long power = 1;
    for (int scale = 0; scale <= 4 && Math.abs(scaled) < 1e15; scale++) {
      double whole = Math.rint(scaled);
      if (whole / power == number) {
        out.putDecimal((long) whole, scale);
        return;
      }
      power *= 10;
      scaled = number * power;
    }
    out.putNumber(decimal(number));
  }

  /** A number as the decimal that its shortest text says. */
  static BigDecimal decimal(double number) throws RefusedException {
    if (!Double.isFinite(number)) {
      throw new RefusedException("NaN and Infinity are no numbers");
    }
    return BigDecimal.valueOf(number);
  }
}

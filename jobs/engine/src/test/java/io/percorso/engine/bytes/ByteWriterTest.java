package io.percorso.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteWriterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "Product Viewed\u007F\u0000",
        "caf\u00E9",
        "\uD83D\uDE00x",
        "x\uD83D",
        "\u0080"
      })
  void aTextIsItsLengthInBytesAndItsBytes(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteWriter expected = new ByteWriter(0);
    expected.putByte(7);
    expected.putBlock(utf8, 0, utf8.length);

    ByteWriter out = new ByteWriter(0);
    out.putByte(7);
    out.putText(text);

    assertThat(out.toBytes()).isEqualTo(expected.toBytes());

    out.clear();
    out.putByte(7);
    byte[] among = ("__" + text + "_").getBytes(StandardCharsets.UTF_8);
    out.putText(among, 2, among.length - 3);
    assertThat(out.toBytes()).as("from a slice").isEqualTo(expected.toBytes());
  }

  @Test
  void whatIsNotUtf8IsReplacedWhereverItStands() {
    for (int length = 1; length < 20; length++) {
      for (int at = 0; at < length; at++) {
        byte[] bytes = "abcdefghijklmnopqrst".substring(0, length).getBytes(StandardCharsets.UTF_8);
        bytes[at] = (byte) 0xFF;
        ByteWriter out = new ByteWriter();
        out.putText(bytes, 0, length);
        assertThat(new ByteReader(out.toBytes()).getText())
            .isEqualTo(
                "abcdefghijklmnopqrst".substring(0, at)
                    + '\uFFFD'
                    + "abcdefghijklmnopqrst".substring(at + 1, length));
      }
    }
  }
}

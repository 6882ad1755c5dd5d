package io.percorso.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
  }
}

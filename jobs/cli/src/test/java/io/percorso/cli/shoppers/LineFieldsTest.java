package io.percorso.cli.shoppers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LineFieldsTest {

  @Test
  void anyTextComesBackAsItWas() {
    for (String text :
        new String[] {
          "",
          "plain",
          "\"quoted\" \\ back/slash",
          "line\nfeed\r\ttab\b\f\u0000\u001f\u007f",
          "è perché caffè €",
          "👏 and 😞",
          "\uFFFD\uE000"
        }) {
      String line = line(to -> to.text("t", text));
      assertThat(Contract.parse(line).path("t").asText()).isEqualTo(text);
      assertThat(line).doesNotContain("\n");
    }
  }

  @Test
  void halfAPairIsEscaped() {
    assertThat(line(to -> to.text("t", "a\uD83Db"))).isEqualTo("{\"t\":\"a\\ud83db\"}");
    assertThat(line(to -> to.text("t", "\uDC4F"))).isEqualTo("{\"t\":\"\\udc4f\"}");
  }

  @Test
  void aLongTextGrowsTheLine() {
    String text = "è\n".repeat(10_000);
    assertThat(Contract.parse(line(to -> to.text("t", text))).path("t").asText()).isEqualTo(text);
  }

  @Test
  void moneyHasNoNeedlessZeros() {
    assertThat(line(to -> to.money("m", 0))).isEqualTo("{\"m\":0}");
    assertThat(line(to -> to.money("m", 5_900))).isEqualTo("{\"m\":59}");
    assertThat(line(to -> to.money("m", 5_990))).isEqualTo("{\"m\":59.9}");
    assertThat(line(to -> to.money("m", 5_905))).isEqualTo("{\"m\":59.05}");
    assertThat(line(to -> to.money("m", 7))).isEqualTo("{\"m\":0.07}");
  }

  @Test
  void idsHaveSixDigitsOrMore() {
    assertThat(line(to -> to.id("i", "c", 1))).isEqualTo("{\"i\":\"c000001\"}");
    assertThat(line(to -> to.id("i", "c", 999_999))).isEqualTo("{\"i\":\"c999999\"}");
    assertThat(line(to -> to.id("i", "c", 12_345_678))).isEqualTo("{\"i\":\"c12345678\"}");
    assertThat(Fields.id("c", 1)).isEqualTo("c000001");
    assertThat(Fields.id("c", 12_345_678)).isEqualTo("c12345678");
  }

  @Test
  void instantsAreInMilliseconds() {
    for (String instant :
        new String[] {
          "1970-01-01T00:00:00.000Z", "2026-02-28T23:59:59.999Z", "2199-12-31T12:03:04.050Z"
        }) {
      long millis = Instant.parse(instant).toEpochMilli();
      assertThat(line(to -> to.time("at", millis))).isEqualTo("{\"at\":\"" + instant + "\"}");
    }
  }

  @Test
  void objectsAndListsNest() {
    String line =
        line(
            to -> {
              to.open("a");
              to.whole("n", 12);
              to.openList("l");
              to.openItem();
              to.flag("f", true);
              to.close();
              to.openItem();
              to.close();
              to.closeList();
              to.close();
              to.whole("z", 1_000_000);
            });
    assertThat(line).isEqualTo("{\"a\":{\"n\":12,\"l\":[{\"f\":true},{}]},\"z\":1000000}");
  }

  private static String line(Consumer<Fields> content) {
    LineFields line = new LineFields();
    line.begin();
    content.accept(line);
    line.end();
    String text = new String(line.bytes(), 0, line.length(), StandardCharsets.UTF_8);
    assertThat(text).endsWith("}\n");
    return text.substring(0, text.length() - 1);
  }
}

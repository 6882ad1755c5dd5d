package io.percorso.runtime.intake;

import static io.percorso.runtime.Fixtures.AT;
import static io.percorso.runtime.Fixtures.call;
import static io.percorso.runtime.Fixtures.decodeCall;
import static io.percorso.runtime.Fixtures.object;
import static io.percorso.runtime.Fixtures.open;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.engine.line.Line;
import io.percorso.engine.line.LineKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of the clickstream that are accepted; {@link JsonDecoderBadInputTest} has the others. */
class JsonDecoderTest {

  @Test
  void aTrackCallIsTheEventItNames() throws Exception {
    CustomerLine line =
        decodeCall(
            """
            {"type":"track","event":"Product Viewed","userId":"u1","anonymousId":"a1",
             "messageId":"m1","timestamp":"2026-01-01T10:00:00.000Z","sentAt":"whatever",
             "context":{"channel":"web"},"integrations":{"All":[true]},
             "properties":{"product_id":"p1","price":59.9,"gift":true,"coupon":null,
                           "sizes":[38,"39"],"maker":{"name":"Rossi"}}}""");
    assertThat(line.customerId()).isEqualTo("u1");
    assertThat(line.at()).isEqualTo(AT);
    Line event = open(line);
    assertThat(event.kind()).isEqualTo(LineKind.EVENT);
    assertThat(event.name()).isEqualTo("Product Viewed");
    assertThat(event.messageId()).isEqualTo("m1");
    assertThat(object(event.context())).isEqualTo(Map.of("channel", "web"));
    assertThat(object(event.properties()))
        .containsEntry("product_id", "p1")
        .containsEntry("price", new BigDecimal("59.9"))
        .containsEntry("gift", true)
        .containsEntry("coupon", null)
        .containsEntry("sizes", List.of(new BigDecimal(38), "39"))
        .containsEntry("maker", Map.of("name", "Rossi"))
        .hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({"page, Page Viewed", "screen, Screen Viewed"})
  void aPageOrScreenIsAnEventWhoseNameIsAProperty(String type, String event) throws Exception {
    String shape = "\"type\":\"" + type + "\",\"event\":\"ignored\"";
    Line named =
        open(decodeCall(call(shape + ",\"name\":\"Home\",\"properties\":{\"path\":\"/\"}")));
    assertThat(named.name()).isEqualTo(event);
    assertThat(object(named.properties())).isEqualTo(Map.of("path", "/", "name", "Home"));

    String both = ",\"properties\":{\"name\":\"inner\",\"path\":\"/\"},\"name\":\"outer\"";
    assertThat(object(open(decodeCall(call(shape + both))).properties()))
        .isEqualTo(Map.of("name", "outer", "path", "/"));

    String innerOnly = ",\"properties\":{\"name\":\"inner\"}";
    assertThat(object(open(decodeCall(call(shape + innerOnly))).properties()))
        .isEqualTo(Map.of("name", "inner"));
    assertThat(object(open(decodeCall(call(shape + innerOnly + ",\"name\":null"))).properties()))
        .isEqualTo(Map.of("name", "inner"));

    String noObject = ",\"properties\":[1],\"name\":\"Home\"";
    assertThat(object(open(decodeCall(call(shape + noObject))).properties()))
        .isEqualTo(Map.of("name", "Home"));
    assertThat(object(open(decodeCall(call(shape))).properties())).isEmpty();
  }

  @Test
  void theNameOfATrackCallIsNoProperty() throws Exception {
    assertThat(object(open(decodeCall(call("\"name\":\"Home\""))).properties())).isEmpty();
  }

  @Test
  void identifySetsTraitsAndGroupAndAliasCarryNothing() throws Exception {
    Line identify =
        open(decodeCall(call("\"type\":\"identify\",\"traits\":{\"country\":\"IT\",\"age\":40}")));
    assertThat(identify.kind()).isEqualTo(LineKind.TRAITS);
    assertThat(object(identify.traits()))
        .isEqualTo(Map.of("country", "IT", "age", new BigDecimal(40)));
    for (String type : List.of("group", "alias")) {
      Line seen = open(decodeCall(call("\"type\":\"" + type + "\",\"traits\":{\"a\":1}")));
      assertThat(seen.kind()).isEqualTo(LineKind.SEEN);
      assertThat(seen.messageId()).isEqualTo("m1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"userId\":\"u\",\"anonymousId\":\"a\"  | u",
        "\"userId\":null,\"anonymousId\":\"a\"   | a",
        "\"userId\":\"\",\"anonymousId\":\"a\"   | a",
        "\"userId\":true,\"anonymousId\":\"a\"   | a",
        "\"userId\":{\"id\":1},\"anonymousId\":\"a\" | a",
        "\"userId\":[\"u\"],\"anonymousId\":\"a\" | a",
        "\"userId\":42.0,\"anonymousId\":\"a\"   | 42",
        "\"userId\":0                            | 0",
        "\"userId\":-1.50                        | -1.5",
        "\"userId\":1e3                          | 1000",
        "\"userId\":\"1e3\"                      | 1e3",
        "\"userId\":\" \"                        | ' '",
        "\"userId\":1e2000000,\"anonymousId\":7  | 7",
      })
  void theCustomerIsTheUserElseTheAnonymousId(String ids, String customer) throws Exception {
    assertThat(decodeCall(call(ids)).customerId()).isEqualTo(customer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"m2\" | m2",
        "17     | 17",
        "17.0   | 17",
        "null   |",
        "\"\"   |",
        "false  |",
        "{}     |",
        "[]     |",
      })
  void aMessageIdIsATextOrANumber(String json, String id) throws Exception {
    assertThat(open(decodeCall(call("\"messageId\":" + json))).messageId()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1767261600000         | 1767261600000",
        "\"1767261600000\"     | 1767261600000",
        "1767261600000.9       | 1767261600000",
        "1.7672616E+12         | 1767261600000",
        "\"2026-01-01 12:00+0200\" | 1767261600000",
        "1e-2147483647         | 0",
      })
  void timeIsTextOrNumber(String json, long at) throws Exception {
    assertThat(decodeCall(call("\"timestamp\":" + json)).at()).isEqualTo(at);
  }

  @ParameterizedTest
  @CsvSource({"5", "null", "true", "text", "[{}]"})
  void whatIsNoObjectCountsAsEmpty(String word) throws Exception {
    String json = word.equals("text") ? "\"text\"" : word;
    Line event = open(decodeCall(call("\"properties\":" + json + ",\"context\":" + json)));
    assertThat(object(event.properties())).isEmpty();
    assertThat(object(event.context())).isEmpty();
    Line identify = open(decodeCall(call("\"type\":\"identify\",\"traits\":" + json)));
    assertThat(object(identify.traits())).isEmpty();
  }

  @Test
  void ofEqualKeysTheLastWins() throws Exception {
    CustomerLine line =
        decodeCall(
            call(
                "\"event\":\"A\",\"event\":\"B\",\"userId\":\"x\",\"userId\":\"y\","
                    + "\"properties\":{\"p\":1,\"q\":1},\"properties\":{\"p\":1,\"p\":2}"));
    assertThat(line.customerId()).isEqualTo("y");
    assertThat(open(line).name()).isEqualTo("B");
    assertThat(object(open(line).properties())).isEqualTo(Map.of("p", new BigDecimal(2)));
    assertThatThrownBy(() -> decodeCall(call("\"userId\":null")))
        .hasMessage("neither userId nor anonymousId");
    assertThat(
            object(
                open(decodeCall(call("\"properties\":{\"p\":1},\"properties\":5"))).properties()))
        .isEmpty();
    String names = "\"type\":\"page\",\"name\":\"A\",\"name\":null,\"properties\":{\"name\":\"B\"}";
    assertThat(object(open(decodeCall(call(names))).properties())).isEqualTo(Map.of("name", "B"));
  }

  @Test
  void theKindIsTheLastTypeWhereverItStands() throws Exception {
    String late =
        """
        {"properties":{"p":"v"},"name":"Home","timestamp":0,"userId":"u1","type":"page"}""";
    assertThat(object(open(decodeCall(late)).properties()))
        .isEqualTo(Map.of("p", "v", "name", "Home"));
  }

  @Test
  void invalidUtf8IsReplaced() throws Exception {
    byte[] bytes =
        call("\"userId\":\"caff\u00e8\",\"properties\":{\"a\":\"\u00ff\"}").getBytes(ISO_8859_1);
    CustomerLine line = new JsonDecoder().call(bytes, 0, bytes.length, 0);
    assertThat(line.customerId()).isEqualTo("caff\ufffd");
    assertThat(object(open(line).properties())).isEqualTo(Map.of("a", "\ufffd"));
    assertThat(decodeCall(call("\"userId\":\"caff\u00e8 \ud83d\ude00\"")).customerId())
        .isEqualTo("caff\u00e8 \ud83d\ude00");
  }

  @ParameterizedTest
  @CsvSource({
    "1e30, 1E+30",
    "1E400, 1E+400",
    "-1e-400, -1E-400",
    "0.1, 0.1",
    "100, 100",
    "1.0, 1",
    "1e2, 100",
    "-0, 0",
    "-0.0, 0",
    "0.000000000000000000001, 1E-21",
    "123456789012345678901234567890.5, 123456789012345678901234567890.5",
    "999999999999999999, 999999999999999999",
    "1000000000000000001, 1000000000000000001",
    "-9223372036854775808, -9223372036854775808",
    "1e999999999, 1E+999999999",
  })
  void numbersAreExact(String json, String expected) throws Exception {
    Line event = open(decodeCall(call("\"properties\":{\"n\":" + json + "}")));
    assertThat(object(event.properties())).isEqualTo(Map.of("n", new BigDecimal(expected)));
  }

  @Test
  void readsOnlyItsPartOfTheArray() throws Exception {
    String json = call("");
    byte[] bytes = ("garbage}" + json + "{more").getBytes(UTF_8);
    CustomerLine line = new JsonDecoder().call(bytes, 8, json.length(), 77);
    assertThat(line.customerId()).isEqualTo("u1");
    assertThat(line.order()).isEqualTo(77);
  }
}

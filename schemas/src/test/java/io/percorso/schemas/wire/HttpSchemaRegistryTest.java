package io.percorso.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.RandomRecords;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSchemaRegistryTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch silenceOver = new CountDownLatch(1);
  private volatile String registered = "{}";
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    silenceOver.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    requests.add(login == null ? request : request + " " + login);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    switch (request) {
      case "POST /subjects/f-value/versions" -> {
        registered = body;
        reply(exchange, 200, "{\"id\":41}");
      }
      case "POST /subjects/taken-value/versions" ->
          reply(exchange, 409, "{\"error_code\":409,\"message\":\"incompatible\"}");
      case "GET /schemas/ids/41" -> reply(exchange, 200, registered);
      case "GET /schemas/ids/42" ->
          reply(exchange, 200, "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}");
      case "GET /schemas/ids/43" -> reply(exchange, 200, "{\"schema\":\"not a schema\"}");
      case "GET /schemas/ids/500" -> reply(exchange, 500, "<html>oops</html>");
      case "GET /schemas/ids/999" -> staySilent(exchange);
      default -> reply(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void staySilent(HttpExchange exchange) throws IOException {
    try {
      silenceOver.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  @Test
  void recordsGoRoundThroughTheRegistryWithOneRequestEachWay() throws MalformedRecordException {
    var writer = AvroCodec.confluent(FeedbackAnswer.class, "f-value", registry(""));
    var reader = AvroCodec.confluent(FeedbackAnswer.class, "f-value", registry(""));
    for (int seed = 0; seed < 10; seed++) {
      FeedbackAnswer answer = new RandomRecords(seed).next(FeedbackAnswer.class);
      byte[] payload = writer.encode(answer);

      assertThat(payload).startsWith(0, 0, 0, 0, 41);
      assertThat(reader.decode(payload)).isEqualTo(answer);
    }
    assertThat(requests).containsExactly("POST /subjects/f-value/versions", "GET /schemas/ids/41");
    assertThat(registered).contains("FeedbackAnswer").doesNotContain("avro.java.string");
  }

  @Test
  void oneRegistryServesManyCodecsWithoutAskingAgain() {
    SchemaRegistry registry = registry("");

    assertThat(registry.register("f-value", FeedbackAnswer.getClassSchema())).isEqualTo(41);
    assertThat(registry.register("f-value", FeedbackAnswer.getClassSchema())).isEqualTo(41);
    assertThat(registry.lookup(41)).isEqualTo(registry.lookup(41)).isPresent();
    assertThat(requests).hasSize(2);
  }

  @Test
  void anUnknownIdIsEmptyAndNotAskedForAgainAtOnce() {
    SchemaRegistry registry = registry("");

    assertThat(registry.lookup(7)).isEmpty();
    assertThat(registry.lookup(7)).isEmpty();
    assertThat(requests).containsExactly("GET /schemas/ids/7");
  }

  @Test
  void whatIsNoAvroSchemaIsNoSchema() {
    assertThat(registry("").lookup(42)).isEmpty();
    assertThat(registry("").lookup(43)).isEmpty();
  }

  @Test
  void aRefusedSchemaSaysWhoRefusedItAndWhy() {
    assertThatThrownBy(() -> registry("").register("taken-value", FeedbackAnswer.getClassSchema()))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("refused /subjects/taken-value/versions with status 409")
        .hasMessageEndingWith("incompatible");
  }

  @Test
  void anErrorOfTheServerIsAnOutage() {
    assertThatThrownBy(() -> registry("").lookup(500))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("status 500");
  }

  @Test
  void aSilentServerIsGivenUpAfterTheTimeout() {
    SchemaRegistry registry = new HttpSchemaRegistry(address(""), Duration.ofMillis(200));

    assertThatThrownBy(() -> registry.lookup(999))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void userAndPasswordAreSentAndNeverShown() {
    SchemaRegistry registry = registry("user:secret@");

    assertThat(registry.lookup(7)).isEmpty();
    assertThat(requests).containsExactly("GET /schemas/ids/7 Basic dXNlcjpzZWNyZXQ=");
    assertThatThrownBy(() -> registry.lookup(500))
        .message()
        .contains("http://127.0.0.1")
        .doesNotContain("secret");
  }

  @Test
  void anAddressThatIsNoneIsRefusedAtOnce() {
    assertThatThrownBy(() -> new HttpSchemaRegistry(URI.create("registry:8081"), TIMEOUT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private SchemaRegistry registry(String user) {
    return new HttpSchemaRegistry(address(user), TIMEOUT);
  }

  private URI address(String user) {
    return URI.create("http://" + user + "127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}

package io.percorso.schemas.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.avro.generic.GenericData;

/**
 * A schema registry that speaks Confluent's REST protocol.
 *
 * <p>A schema's id never changes, so what is known once is never asked again. That an id is unknown
 * is remembered for {@link #UNKNOWN_FOR}, since it may be registered later; else a stream of bad
 * records would become a stream of requests.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {

  /** How long an unknown id is taken to stay unknown. */
  static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);

  /** How many unknown ids are remembered. */
  private static final int MAX_UNKNOWN = 1_000;

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int NOT_FOUND = 404;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final URI base;
  private final Optional<String> authorization;
  private final Duration timeout;

  private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
  private final Map<Registration, Integer> registered = new ConcurrentHashMap<>();

  /** Unknown ids and the {@link System#nanoTime} of the answer, oldest first. Guarded by itself. */
  private final Map<Integer, Long> unknown =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
          return size() > MAX_UNKNOWN;
        }
      };

  private record Registration(String subject, Schema schema) {}

  /**
   * @param url where the registry is, such as {@code http://registry:8081}; a user and password in
   *     it, {@code https://user:password@…}, are sent as basic authentication
   * @param timeout how long to wait, once for the connection and once for the answer
   * @throws IllegalArgumentException if the address is not an HTTP one
   */
  public HttpSchemaRegistry(URI url, Duration timeout) {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(
          "A schema registry's address begins with http:// or https:// and a host");
    }
    this.base = withoutUser(url);
    this.authorization =
        Optional.ofNullable(url.getUserInfo())
            .map(user -> user.getBytes(StandardCharsets.UTF_8))
            .map(user -> "Basic " + Base64.getEncoder().encodeToString(user));
    this.timeout = timeout;
    this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  /** The address as it may be shown in a message, without its password. */
  private static URI withoutUser(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = url.getRawPath().replaceAll("/+$", "");
    return URI.create(url.getScheme() + "://" + url.getHost() + port + path);
  }

  @Override
  public int register(String subject, Schema schema) {
    return registered.computeIfAbsent(new Registration(subject, schema), this::askToRegister);
  }

  private int askToRegister(Registration registration) {
    String subject = URLEncoder.encode(registration.subject(), StandardCharsets.UTF_8);
    String path = "/subjects/" + subject.replace("+", "%20") + "/versions";
    String text = withoutJavaHints(registration.schema());
    String body = JSON.createObjectNode().put("schema", text).toString();
    HttpResponse<String> response = send(request(path).POST(BodyPublishers.ofString(body)).build());
    JsonNode id = bodyOf(response).path("id");
    if (!id.isInt()) {
      throw new SchemaRegistryException(
          "The schema registry at "
              + base
              + " gave no id for the subject "
              + registration.subject());
    }
    return id.intValue();
  }

  @Override
  public Optional<Schema> lookup(int id) {
    Schema schema = known.get(id);
    if (schema != null || isUnknown(id)) {
      return Optional.ofNullable(schema);
    }
    Optional<Schema> answer = ask(id);
    answer.ifPresentOrElse(found -> known.put(id, found), () -> rememberUnknown(id));
    return answer;
  }

  private Optional<Schema> ask(int id) {
    HttpResponse<String> response = send(request("/schemas/ids/" + id).GET().build());
    if (response.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    JsonNode body = bodyOf(response);
    if (!body.path("schemaType").asText("AVRO").equals("AVRO")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Schema.Parser().parse(body.path("schema").asText()));
    } catch (SchemaParseException e) {
      // It will not parse the next time either: for a reader there is no such schema.
      return Optional.empty();
    }
  }

  private boolean isUnknown(int id) {
    synchronized (unknown) {
      Long since = unknown.get(id);
      return since != null && System.nanoTime() - since < UNKNOWN_FOR.toNanos();
    }
  }

  private void rememberUnknown(int id) {
    synchronized (unknown) {
      unknown.remove(id);
      unknown.put(id, System.nanoTime());
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(timeout)
            .header("Accept", CONTENT_TYPE)
            .header("Content-Type", CONTENT_TYPE);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new SchemaRegistryException(
          "The schema registry at " + base + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SchemaRegistryException(
          "Interrupted while waiting for the schema registry at " + base, e);
    }
  }

  private JsonNode bodyOf(HttpResponse<String> response) {
    JsonNode body = parse(response.body());
    if (response.statusCode() != 200) {
      throw new SchemaRegistryException(
          "The schema registry at "
              + base
              + " refused "
              + response.request().uri().getPath()
              + " with status "
              + response.statusCode()
              + ": "
              + body.path("message").asText("no reason given"));
    }
    return body;
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      // A proxy's error page, most likely; the status says what there is to say.
      return JSON.missingNode();
    }
  }

  /** The schema's text without the hints for generated Java classes, which concern nobody else. */
  private static String withoutJavaHints(Schema schema) {
    JsonNode tree = parse(schema.toString());
    for (JsonNode parent : tree.findParents(GenericData.STRING_PROP)) {
      ((ObjectNode) parent).remove(GenericData.STRING_PROP);
    }
    return tree.toString();
  }
}

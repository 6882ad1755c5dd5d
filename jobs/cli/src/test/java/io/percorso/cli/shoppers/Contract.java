package io.percorso.cli.shoppers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.PropertyValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of the input form as far as shoppers use it, and the way from records to JSON. */
final class Contract {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TYPES = Set.of("track", "page", "screen", "identify");

  private Contract() {}

  /** Why a clickstream line is refused, or null. */
  static String whyNotCall(String line) {
    JsonNode call = parse(line);
    if (call == null) {
      return "no object";
    }
    if (!TYPES.contains(call.path("type").asText())) {
      return "type";
    }
    if (call.path("type").asText().equals("track") && call.path("event").asText().isEmpty()) {
      return "event";
    }
    if (call.path("userId").asText().isEmpty() && call.path("anonymousId").asText().isEmpty()) {
      return "customer";
    }
    return hasTime(call) ? null : "time";
  }

  /** Why a feedback line is refused, or null. */
  static String whyNotAnswer(String line) {
    JsonNode answer = parse(line);
    if (answer == null) {
      return "no object";
    }
    if (answer.path("customerId").asText().isEmpty()
        || answer.path("responseId").asText().isEmpty()) {
      return "id";
    }
    if (!hasTime(answer)) {
      return "time";
    }
    return whyNotScore(answer);
  }

  private static String whyNotScore(JsonNode answer) {
    List<Integer> scale =
        switch (answer.path("metric").asText()) {
          case "NPS" -> List.of(0, 10);
          case "CSAT" -> List.of(1, 5);
          case "CES" -> List.of(1, 7);
          default -> List.of();
        };
    if (scale.isEmpty()) {
      return "metric";
    }
    if (answer.path("withdrawn").asBoolean()) {
      return null;
    }
    JsonNode score = answer.path("score");
    boolean fits =
        score.isIntegralNumber() && score.asInt() >= scale.get(0) && score.asInt() <= scale.get(1);
    return fits ? null : "score";
  }

  private static boolean hasTime(JsonNode line) {
    try {
      return Instant.parse(line.path("timestamp").asText()).isAfter(Instant.EPOCH);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The object of a line, or null if it is none. */
  static ObjectNode parse(String line) {
    try {
      return JSON.readTree(line) instanceof ObjectNode object ? object : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  static ObjectNode json(ShopperAction action) {
    return action.call() == null ? json(action.answer()) : json(action.call());
  }

  private static ObjectNode json(ClickstreamCall call) {
    ObjectNode json = JSON.createObjectNode();
    put(json, "type", call.getType());
    put(json, "event", call.getEvent());
    put(json, "name", call.getName());
    put(json, "userId", call.getUserId());
    put(json, "anonymousId", call.getAnonymousId());
    put(json, "messageId", call.getMessageId());
    put(json, "timestamp", time(call.getTimestamp()));
    put(json, "properties", call.getProperties());
    put(json, "context", call.getContext());
    put(json, "traits", call.getTraits());
    return json;
  }

  private static ObjectNode json(FeedbackAnswer answer) {
    ObjectNode json = JSON.createObjectNode();
    put(json, "responseId", answer.getResponseId());
    put(json, "customerId", answer.getCustomerId());
    put(json, "metric", answer.getMetric());
    if (answer.getWithdrawn()) {
      json.put("withdrawn", true);
    } else {
      json.put("score", answer.getScore().intValue());
    }
    put(json, "text", answer.getText());
    put(json, "language", answer.getLanguage());
    put(json, "channel", answer.getChannel());
    put(json, "touchpoint", answer.getTouchpoint());
    put(json, "surveyId", answer.getSurveyId());
    put(json, "timestamp", time(answer.getTimestamp()));
    return json;
  }

  private static String time(Instant instant) {
    String text = instant.toString();
    return text.length() == 20 ? text.replace("Z", ".000Z") : text;
  }

  private static void put(ObjectNode json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static void put(ObjectNode json, String name, Map<String, PropertyValue> values) {
    if (!values.isEmpty()) {
      json.set(name, json(values));
    }
  }

  private static JsonNode json(Map<?, ?> values) {
    ObjectNode json = JSON.createObjectNode();
    values.forEach((name, value) -> json.set((String) name, json((PropertyValue) value)));
    return json;
  }

  private static JsonNode json(PropertyValue property) {
    Object value = property.getValue();
    if (value instanceof Map<?, ?> map) {
      return json(map);
    }
    if (value instanceof List<?> list) {
      var array = JSON.createArrayNode();
      list.forEach(item -> array.add(json((PropertyValue) item)));
      return array;
    }
    if (value instanceof Boolean flag) {
      return JsonNodeFactory.instance.booleanNode(flag);
    }
    if (value instanceof Long whole) {
      // As Jackson reads it back: the smallest type that holds it.
      return whole == whole.intValue()
          ? JsonNodeFactory.instance.numberNode(whole.intValue())
          : JsonNodeFactory.instance.numberNode(whole);
    }
    return value instanceof Double number
        ? JsonNodeFactory.instance.numberNode(number)
        : JsonNodeFactory.instance.textNode((String) value);
  }
}

package io.percorso.benchmarks.contenders;

import io.percorso.benchmarks.workload.Pattern;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.PropertyValue;
import java.util.Map;

/**
 * An event as a team would model it that knows its shop: a class of plain fields, which Flink
 * writes fast. Fields are public because Flink asks for it.
 */
public final class ShopEvent {
  /** Whose it is. */
  public String customerId = "";

  /** What was done. */
  public String name = "";

  /** When, in milliseconds since the epoch. */
  public long at;

  /** The page, the search or the category. */
  public String subject = "";

  /** The price or the revenue. */
  public double amount;

  /** Needed by Flink. */
  public ShopEvent() {}

  static ShopEvent of(ClickstreamCall call) {
    ShopEvent event = new ShopEvent();
    event.customerId = call.getUserId();
    event.name = call.getEvent() == null ? "Page Viewed" : call.getEvent();
    event.at = call.getTimestamp().toEpochMilli();
    Map<String, PropertyValue> properties = call.getProperties();
    event.subject =
        call.getName() != null
            ? call.getName()
            : text(properties.getOrDefault("category", properties.get("query")));
    event.amount = number(properties.getOrDefault("revenue", properties.get("price")));
    return event;
  }

  static ShopEvent of(FeedbackAnswer answer) {
    ShopEvent event = new ShopEvent();
    event.customerId = answer.getCustomerId();
    event.name = answer.getMetric();
    event.at = answer.getTimestamp().toEpochMilli();
    event.amount = answer.getScore();
    return event;
  }

  private static String text(PropertyValue value) {
    return value == null ? "" : value.getValue().toString();
  }

  private static double number(PropertyValue value) {
    return value != null && value.getValue() instanceof Number number ? number.doubleValue() : 0;
  }

  boolean matches(Pattern pattern) {
    return name.equals(pattern.event())
        && (pattern.property() == null || subject.equals(pattern.value()));
  }
}

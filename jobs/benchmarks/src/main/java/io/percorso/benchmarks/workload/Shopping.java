package io.percorso.benchmarks.workload;

import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.PropertyValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What a customer does next: 66 % pages, 20 % products, 6 % searches, 4 % added, 1.5 % bought. */
final class Shopping {
  static final int CATEGORIES = 1_000;
  static final int PAGES = 2_000;
  static final int QUERIES = 1_000;

  private static final int PRODUCTS = 50_000;
  private static final List<String> CHANNELS = List.of("web", "app", "email", "store", "phone");
  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/137.0",
          "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/137.0");

  private final SplittableRandom random;
  private final Zipf products = new Zipf(PRODUCTS, 1.05);
  private final Zipf pages = new Zipf(PAGES, 1);
  private final Zipf queries = new Zipf(QUERIES, 1);
  private long messages;

  Shopping(SplittableRandom random) {
    this.random = random;
  }

  Action next(String customer, long at) {
    double chance = random.nextDouble();
    if (chance < .66) {
      return page(customer, at);
    }
    if (chance < .86) {
      return product("Product Viewed", customer, at);
    }
    if (chance < .92) {
      String query = "query-" + queries.next(random);
      ClickstreamCall call = track("Products Searched", customer, at);
      call.setProperties(properties("query", query, "results", 1 + random.nextLong(200)));
      return new Action(at, customer, call, null);
    }
    if (chance < .96) {
      return product("Product Added", customer, at);
    }
    if (chance < .985) {
      return chance < .975 ? order(customer, at) : page(customer, at);
    }
    return answer(customer, at);
  }

  /** A page is looked at. */
  Action page(String customer, long at) {
    int number = pages.next(random);
    ClickstreamCall call = track(null, customer, at);
    call.setType("page");
    call.setName("page-" + number);
    call.setProperties(
        properties(
            "url", "https://shop.example/p/" + number + "?ref=home",
            "title", "Page number " + number + " of the shop"));
    return new Action(at, customer, call, null);
  }

  private Action product(String event, String customer, long at) {
    int product = products.next(random);
    ClickstreamCall call = track(event, customer, at);
    call.setProperties(
        properties(
            "product_id",
            "sku-" + product,
            "category",
            category(product),
            "price",
            price(product),
            "quantity",
            1L,
            "brand",
            "Brand " + product % 97,
            "position",
            (long) product % 40));
    return new Action(at, customer, call, null);
  }

  private Action order(String customer, long at) {
    int product = products.next(random);
    ClickstreamCall call = track("Order Completed", customer, at);
    call.setProperties(
        properties(
            "order_id",
            "order-" + messages,
            "product_id",
            "sku-" + product,
            "category",
            category(product),
            "revenue",
            price(product) * (1 + random.nextInt(4)),
            "currency",
            "EUR",
            "coupon",
            "none"));
    return new Action(at, customer, call, null);
  }

  private Action answer(String customer, long at) {
    FeedbackAnswer answer = new FeedbackAnswer();
    answer.setResponseId("answer-" + messages++);
    answer.setCustomerId(customer);
    answer.setMetric("NPS");
    answer.setScore((double) Math.min(10, 3 + random.nextInt(10)));
    answer.setChannel(CHANNELS.get(random.nextInt(CHANNELS.size())));
    answer.setTouchpoint("delivery");
    answer.setSurveyId("after-purchase");
    answer.setLanguage("en");
    answer.setText("The parcel came on time and everything was there. ".repeat(3).strip());
    answer.setFields(Map.of());
    answer.setTimestamp(Instant.ofEpochMilli(at));
    return new Action(at, customer, null, answer);
  }

  private ClickstreamCall track(String event, String customer, long at) {
    ClickstreamCall call = new ClickstreamCall();
    call.setType("track");
    call.setEvent(event);
    call.setUserId(customer);
    call.setMessageId(message());
    call.setTimestamp(Instant.ofEpochMilli(at));
    call.setContext(
        properties(
            "channel", CHANNELS.get(random.nextInt(CHANNELS.size())),
            "userAgent", AGENTS.get(random.nextInt(AGENTS.size())),
            "locale", "en-GB"));
    call.setTraits(Map.of());
    return call;
  }

  /** As browsers make them: 36 characters that no two records share. */
  private String message() {
    long high = random.nextLong();
    return new java.util.UUID(high, (random.nextLong() & 0xFFFFFFL) << 40 | messages++).toString();
  }

  private static String category(int product) {
    return "category-" + product % CATEGORIES;
  }

  private static double price(int product) {
    return 5 + product * 37L % 20_000 / 100.0;
  }

  /** Sorted, so that bytes are the same in every JVM. */
  private static Map<String, PropertyValue> properties(Object... namesAndValues) {
    Map<String, PropertyValue> properties = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put((String) namesAndValues[i], new PropertyValue(namesAndValues[i + 1]));
    }
    return properties;
  }
}

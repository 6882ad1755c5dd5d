package io.percorso.cli.shoppers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.PropertyValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShoppersTest {

  private static final Instant START = Instant.parse("2026-01-01T09:00:00Z");
  private static final ShopperSettings NATURAL = ShopperSettings.natural(7, 1_000, START);
  private static final ShopperSettings LIVE = ShopperSettings.live(7, START, 200);

  @Test
  void theSameSeedGivesTheSameActions() {
    assertThat(take(NATURAL, 5_000)).isEqualTo(take(NATURAL, 5_000));
    assertThat(take(NATURAL, 100))
        .isNotEqualTo(take(ShopperSettings.natural(8, 1_000, START), 100));
  }

  @Test
  void timesNeverGoBack() {
    Shoppers shoppers = new Shoppers(LIVE);
    List<ShopperAction> past = new ArrayList<>();
    shoppers.history(Duration.ofDays(90)).forEachRemaining(past::add);
    assertThat(past).hasSizeBetween(35_000, 65_000);
    assertThat(past.get(0).at()).isAfter(START.minus(Duration.ofDays(90)));
    Instant last = Instant.EPOCH;
    for (ShopperAction action : past) {
      assertThat(action.at()).isBetween(last, START.minusMillis(1));
      last = action.at();
    }
    for (ShopperAction action : take(NATURAL, 20_000)) {
      assertThat(action.at()).isAfterOrEqualTo(START);
    }
  }

  @Test
  void aGivenRateIsKeptExactly() {
    Shoppers shoppers = new Shoppers(LIVE);
    for (int n = 0; n < 2_000; n++) {
      assertThat(shoppers.next().at()).isEqualTo(START.plusMillis(n * 5L));
    }
  }

  @Test
  void whatIsLeftOfThePastIsSkipped() {
    Shoppers shoppers = new Shoppers(LIVE);
    Iterator<ShopperAction> past = shoppers.history(Duration.ofDays(30));
    assertThat(past.next().at()).isBefore(START);
    assertThat(shoppers.next().at()).isEqualTo(START);
    assertThatThrownBy(() -> shoppers.history(Duration.ofDays(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thePastMustBeSomething() {
    Shoppers shoppers = new Shoppers(NATURAL);
    assertThatThrownBy(() -> shoppers.history(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shoppers.history(Duration.ofDays(365 * 80)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyActionIsValid() {
    Set<String> messages = new HashSet<>();
    for (ShopperAction action : take(NATURAL, 20_000)) {
      String json = Contract.json(action).toString();
      if (action.call() == null) {
        assertThat(Contract.whyNotAnswer(json)).as(json).isNull();
        assertThat(action.customerId()).matches("c\\d{6}");
      } else {
        assertThat(Contract.whyNotCall(json)).as(json).isNull();
        assertThat(action.customerId()).matches("[cv]\\d{6}");
        assertThat(messages.add(action.call().getMessageId())).as(json).isTrue();
      }
    }
  }

  @Test
  void theMixIsThatOfAShop() {
    Map<String, Integer> counts = counts(take(ShopperSettings.natural(3, 2_000, START), 300_000));
    Map<String, Double> shares = new HashMap<>();
    double calls = counts.values().stream().mapToInt(Integer::intValue).sum();
    counts.forEach((kind, count) -> shares.merge(group(kind), 100 * count / calls, Double::sum));
    assertThat(shares.get("page")).isCloseTo(66, within(2.0));
    assertThat(shares.get("Product Viewed")).isCloseTo(20, within(1.0));
    assertThat(shares.get("Products Searched")).isCloseTo(6, within(0.5));
    assertThat(shares.get("cart")).isCloseTo(4, within(0.4));
    assertThat(shares.get("Order Completed")).isCloseTo(1.5, within(0.2));
  }

  private static String group(String kind) {
    return switch (kind) {
      case "screen" -> "page";
      case "Product Added", "Product Removed" -> "cart";
      default -> kind;
    };
  }

  @Test
  void somethingOfEverythingHappens() {
    assertEverything(take(NATURAL, 20_000));
  }

  @Test
  void somethingOfEverythingHappensInAMinuteOfDemo() {
    Shoppers shoppers = new Shoppers(LIVE);
    shoppers.history(Duration.ofDays(90)).forEachRemaining(action -> {});
    assertEverything(Stream.generate(shoppers::next).limit(60 * 200).toList());
  }

  private static void assertEverything(List<ShopperAction> actions) {
    assertThat(counts(actions))
        .containsKeys("page", "screen", "identify", "NPS", "CSAT", "CES")
        .containsKeys("Product Viewed", "Products Searched", "Product Added", "Product Removed")
        .containsKeys("Checkout Started", "Coupon Applied", "Payment Info Entered")
        .containsKeys("Order Completed", "Order Refunded", "Email Opened", "Email Link Clicked");
    assertThat(actions.stream().filter(action -> action.call() != null))
        .extracting(action -> text(action.call().getContext(), "channel"))
        .contains("web", "app", "email", "store", "social", "search");
    assertThat(actions.stream().filter(action -> action.answer() != null))
        .extracting(action -> action.answer().getLanguage())
        .contains("it", "en", null);
    assertThat(actions).anyMatch(action -> action.customerId().startsWith("v"));
    assertThat(ordersByCustomer(actions).values()).anyMatch(orders -> orders > 1);
  }

  @Test
  void revenueIsTheBasketLessTheDiscount() {
    int coupons = 0;
    for (ShopperAction action : take(NATURAL, 40_000)) {
      if (action.call() != null && "Order Completed".equals(action.call().getEvent())) {
        Map<String, PropertyValue> order = action.call().getProperties();
        assertThat(order.keySet()).contains("order_id", "revenue", "currency", "products");
        double discount = order.containsKey("discount") ? number(order, "discount") : 0;
        assertThat(number(order, "revenue")).isCloseTo(basket(order) - discount, within(1e-6));
        coupons += order.containsKey("coupon") ? 1 : 0;
      }
    }
    assertThat(coupons).isPositive();
  }

  private static double basket(Map<String, PropertyValue> order) {
    double sum = 0;
    for (Object item : (List<?>) order.get("products").getValue()) {
      Map<?, ?> product = (Map<?, ?>) ((PropertyValue) item).getValue();
      Number price = (Number) ((PropertyValue) product.get("price")).getValue();
      Number quantity = (Number) ((PropertyValue) product.get("quantity")).getValue();
      sum += price.doubleValue() * quantity.intValue();
    }
    return sum;
  }

  @Test
  void traitsAreSentAndTheTierRises() {
    Map<String, Set<String>> tiers = new HashMap<>();
    for (ShopperAction action : take(ShopperSettings.natural(2, 100, START), 60_000)) {
      if (action.call() != null && action.call().getType().equals("identify")) {
        Map<String, PropertyValue> traits = action.call().getTraits();
        assertThat(traits.keySet())
            .containsExactlyInAnyOrder("country", "language", "marketing_consent", "loyalty_tier");
        tiers
            .computeIfAbsent(action.customerId(), customer -> new HashSet<>())
            .add(text(traits, "loyalty_tier"));
      }
    }
    assertThat(tiers.values()).anyMatch(Set.of("none", "bronze", "silver", "gold")::equals);
  }

  @Test
  void someLapseAndReturn() {
    Map<String, Instant> seen = new HashMap<>();
    int returns = 0;
    for (ShopperAction action : take(ShopperSettings.natural(2, 200, START), 60_000)) {
      Instant before = seen.put(action.customerId(), action.at());
      if (before != null && Duration.between(before, action.at()).toDays() > 60) {
        returns++;
      }
    }
    assertThat(returns).isGreaterThan(20);
  }

  @Test
  void absencesFallDueSoonAfterTheStart() {
    Map<String, Instant> last = new HashMap<>();
    new Shoppers(LIVE)
        .history(Duration.ofDays(90))
        .forEachRemaining(action -> last.put(action.customerId(), action.at()));
    for (Duration landmark : List.of(Duration.ofMinutes(30), Duration.ofDays(1))) {
      assertDue(last, landmark);
    }
    assertDue(last, Duration.ofDays(7));
    assertDue(last, Duration.ofDays(30));
  }

  private static void assertDue(Map<String, Instant> last, Duration landmark) {
    Instant from = START.minus(landmark);
    assertThat(last.values().stream().filter(at -> !at.isBefore(from)))
        .filteredOn(at -> at.isBefore(from.plus(Duration.ofMinutes(10))))
        .hasSizeGreaterThan(20);
  }

  @Test
  void answersSpreadOverTheScaleAndAreSometimesChanged() {
    int[] nps = new int[11];
    Map<String, Integer> lines = new HashMap<>();
    int withdrawn = 0;
    for (ShopperAction action : take(ShopperSettings.natural(5, 500, START), 150_000)) {
      FeedbackAnswer answer = action.answer();
      if (answer != null) {
        lines.merge(answer.getMetric() + answer.getResponseId(), 1, Integer::sum);
        withdrawn += answer.getWithdrawn() ? 1 : 0;
        if (answer.getMetric().equals("NPS") && !answer.getWithdrawn()) {
          nps[answer.getScore().intValue()]++;
        }
      }
    }
    double all = Arrays.stream(nps).sum();
    double detractors = Arrays.stream(nps, 0, 7).sum();
    assertThat((nps[9] + nps[10]) / all).isBetween(0.3, 0.6);
    assertThat(detractors / all).isBetween(0.1, 0.4);
    assertThat(lines.values()).contains(2);
    assertThat(withdrawn).isPositive();
  }

  private static List<ShopperAction> take(ShopperSettings settings, int count) {
    return Stream.generate(new Shoppers(settings)::next).limit(count).toList();
  }

  private static Map<String, Integer> counts(List<ShopperAction> actions) {
    Map<String, Integer> counts = new TreeMap<>();
    for (ShopperAction action : actions) {
      counts.merge(kind(action), 1, Integer::sum);
    }
    return counts;
  }

  private static String kind(ShopperAction action) {
    ClickstreamCall call = action.call();
    if (call == null) {
      return action.answer().getMetric();
    }
    return call.getType().equals("track") ? call.getEvent() : call.getType();
  }

  private static Map<String, Integer> ordersByCustomer(List<ShopperAction> actions) {
    Map<String, Integer> orders = new HashMap<>();
    actions.stream()
        .filter(action -> kind(action).equals("Order Completed"))
        .forEach(action -> orders.merge(action.customerId(), 1, Integer::sum));
    return orders;
  }

  private static String text(Map<String, PropertyValue> values, String name) {
    return (String) values.get(name).getValue();
  }

  private static double number(Map<String, PropertyValue> values, String name) {
    return ((Number) values.get(name).getValue()).doubleValue();
  }
}

package io.percorso.customerjourney;

import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a customer stands after a change.
 *
 * @param at the customer's clock, in milliseconds since the epoch
 * @param stages stage by journey; journeys in no stage are left out
 * @param segments the segments the customer is in
 * @param firstSeen the instant of the first line
 * @param lastSeen the instant of the last line
 * @param sequence the number of the customer's last fact
 */
public record PresentStanding(
    String customerId,
    long at,
    Map<String, String> stages,
    List<String> segments,
    long firstSeen,
    long lastSeen,
    long sequence) {

  /** Where a customer stands by the definitions in force. */
  static PresentStanding of(Customer customer, Engine engine) {
    Map<String, String> stages = new TreeMap<>();
    List<String> segments = new ArrayList<>();
    customer.forEachStanding(
        engine,
        (definition, outcome, since) -> {
          if (definition.isSegment()) {
            segments.add(definition.definition().id());
          } else {
            stages.put(definition.definition().id(), definition.stage(outcome));
          }
        });
    return new PresentStanding(
        customer.id(),
        customer.clock(),
        stages,
        segments,
        customer.history().firstSeen(),
        customer.history().lastSeen(),
        customer.sequence());
  }
}

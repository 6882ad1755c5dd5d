package io.percorso.customerjourney;

import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.CustomerView;
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
 * @param flags the churn flags that are up
 * @param firstSeen the instant of the first line
 * @param lastSeen the instant of the last line
 * @param sequence the number of the customer's last fact
 */
public record PresentStanding(
    String customerId,
    long at,
    Map<String, String> stages,
    List<String> segments,
    List<Flag> flags,
    long firstSeen,
    long lastSeen,
    long sequence) {

  /**
   * A churn flag that is up.
   *
   * @param modelId the model
   * @param risk the risk at the customer's clock
   * @param since when the flag was raised, in milliseconds since the epoch
   */
  public record Flag(String modelId, double risk, long since) {}

  /** Where a customer stands by the definitions in force. */
  static PresentStanding of(Customer customer, Engine engine) {
    Map<String, String> stages = new TreeMap<>();
    List<String> segments = new ArrayList<>();
    List<Flag> flags = new ArrayList<>();
    CustomerView view = customer.view(engine);
    view.forEachStanding(
        (definition, outcome, since) -> {
          String id = definition.id();
          if (definition.isSegment()) {
            segments.add(id);
          } else if (definition.isJourney()) {
            stages.put(id, definition.stage(outcome));
          } else {
            flags.add(new Flag(id, view.risk(definition), since));
          }
        });
    return new PresentStanding(
        customer.id(),
        customer.clock(),
        stages,
        segments,
        flags,
        customer.history().firstSeen(),
        customer.history().lastSeen(),
        customer.sequence());
  }
}

package io.percorso.customerjourney;

import java.util.List;
import java.util.Map;

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
    long sequence) {}

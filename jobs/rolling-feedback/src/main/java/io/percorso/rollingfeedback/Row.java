package io.percorso.rollingfeedback;

import java.util.List;

/**
 * An answer in context, taken apart.
 *
 * @param id the row's id
 * @param customerId who answered
 * @param effectiveAt from when it counts, in milliseconds since the epoch
 * @param deltas what figures gain or lose
 */
public record Row(String id, String customerId, long effectiveAt, List<Delta> deltas) {}

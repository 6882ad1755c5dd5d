package io.percorso.benchmarks.workload;

import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;

/**
 * One record of the log.
 *
 * @param arrival when it reaches the log, in milliseconds since the epoch
 * @param customerId whose it is
 * @param call what the customer did, or null
 * @param answer what the customer said, or null
 */
public record Action(
    long arrival, String customerId, ClickstreamCall call, FeedbackAnswer answer) {}

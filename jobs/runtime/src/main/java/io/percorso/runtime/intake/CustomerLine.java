package io.percorso.runtime.intake;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * An accepted line on its way to its customer.
 *
 * @param customerId whose line it is
 * @param at the instant it speaks of, in milliseconds since the epoch
 * @param order its place in the input, which decides between repeats of one instant
 * @param line the line's bytes, as the engine reads them
 */
@TypeInfo(CustomerLineType.Factory.class)
public record CustomerLine(String customerId, long at, long order, byte[] line) {}

package io.percorso.customerjourney;

import io.percorso.runtime.time.WallClock;
import java.io.Serializable;

/**
 * What the customer operator is made of.
 *
 * @param policy what it needs to know besides the definitions
 * @param bootstrap what stands on the control topic when it starts
 * @param wallClock the time of day
 */
public record CustomerSetup(
    CustomerPolicy policy, DefinitionsBootstrap bootstrap, WallClock wallClock)
    implements Serializable {}

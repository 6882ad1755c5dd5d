package io.percorso.customerjourney.ingest;

import io.percorso.customerjourney.Control;
import io.percorso.runtime.intake.DeadLetter;

/**
 * A record of the control topic, or of the topic of learned weights: what it says, or a dead
 * letter; the other one is null.
 */
public record ControlIntake(Control control, DeadLetter deadLetter) {}

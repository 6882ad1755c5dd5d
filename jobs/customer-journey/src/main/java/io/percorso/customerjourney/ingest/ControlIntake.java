package io.percorso.customerjourney.ingest;

import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.intake.DeadLetter;

/** A record of the control topic: a message, or a dead letter; the other one is null. */
public record ControlIntake(ControlMessage message, DeadLetter deadLetter) {}

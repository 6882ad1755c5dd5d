package io.percorso.customerjourney;

import io.percorso.definitions.ControlMessage;
import java.io.Serializable;
import java.util.List;

/**
 * What stands on the control topic when the operator starts. Read in {@code open}, before the first
 * line: without it, on a cold start, lines could be judged before their definitions arrive.
 */
@FunctionalInterface
public interface DefinitionsBootstrap extends Serializable {
  /** All records up to the topic's present end. */
  List<ControlMessage> read() throws Exception;
}

package io.percorso.definitions;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A place that names other definitions.
 *
 * @param kind segment, stage or churn
 * @param journey the journey of the stages; null for the only one
 * @param ids what is named; no stage at all is any stage
 * @param place where
 * @param depth how deep the condition that names them is nested
 */
record Reference(String kind, String journey, List<String> ids, Node place, int depth) {}

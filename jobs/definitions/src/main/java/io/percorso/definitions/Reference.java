package io.percorso.definitions;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A condition that names other definitions.
 *
 * @param kind segment, stage or churn
 * @param journey the journey of the stages; null for the only one
 * @param ids what is named
 * @param place where
 */
record Reference(String kind, String journey, List<String> ids, Node place) {}

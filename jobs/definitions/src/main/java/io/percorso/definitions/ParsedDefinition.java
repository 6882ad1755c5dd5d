package io.percorso.definitions;

import io.percorso.engine.definition.Definition;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What was read of one source: at least which definition it is.
 *
 * @param name which definition it says to be
 * @param stages the ids of its stages, if it is a journey
 * @param definition what it says; null if it cannot be read
 * @param conditions what its conditions amount to
 * @param problems of its file
 */
record ParsedDefinition(
    Name name,
    List<String> stages,
    Definition definition,
    Conditions conditions,
    Problems problems) {

  /**
   * Kind and id.
   *
   * @param place where the id stands
   */
  record Name(String kind, String id, Node place) {
    @Override
    public String toString() {
      return kind + " " + id;
    }
  }

  /**
   * Conditions, taken together.
   *
   * @param references the definitions they name
   * @param depth how deep they nest
   * @param size how many they are
   */
  record Conditions(List<Reference> references, int depth, int size) {}

  String kind() {
    return name.kind();
  }

  String id() {
    return name.id();
  }
}

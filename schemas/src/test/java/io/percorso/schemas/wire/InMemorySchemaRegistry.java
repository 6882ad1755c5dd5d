package io.percorso.schemas.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** A schema registry for tests: ids count from 1, and it can be switched off. */
final class InMemorySchemaRegistry implements SchemaRegistry {

  private final List<Schema> schemas = new ArrayList<>();
  private final List<String> subjects = new ArrayList<>();
  private boolean down;

  @Override
  public int register(String subject, Schema schema) {
    refuseIfDown();
    subjects.add(subject);
    if (!schemas.contains(schema)) {
      schemas.add(schema);
    }
    return schemas.indexOf(schema) + 1;
  }

  @Override
  public Optional<Schema> lookup(int id) {
    refuseIfDown();
    return id >= 1 && id <= schemas.size() ? Optional.of(schemas.get(id - 1)) : Optional.empty();
  }

  /** The subjects of all registrations, in order. */
  List<String> subjects() {
    return List.copyOf(subjects);
  }

  void goDown() {
    down = true;
  }

  void comeBack() {
    down = false;
  }

  private void refuseIfDown() {
    if (down) {
      throw new SchemaRegistryException("The test's registry is down");
    }
  }
}

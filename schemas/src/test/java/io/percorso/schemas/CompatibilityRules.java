package io.percorso.schemas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** The rules of the wire language, each as a list of what breaks it. */
final class CompatibilityRules {

  private CompatibilityRules() {}

  /** Records and fields without documentation, and fields without a default. */
  static List<String> undescribed(Schema schema) {
    List<String> faults = new ArrayList<>();
    for (Schema record : records(schema)) {
      if (isBlank(record.getDoc())) {
        faults.add(record.getName() + " has no doc");
      }
      for (Schema.Field field : record.getFields()) {
        String name = record.getName() + "." + field.name();
        if (isBlank(field.doc())) {
          faults.add(name + " has no doc");
        }
        if (!field.hasDefaultValue()) {
          faults.add(name + " has no default");
        }
      }
    }
    return faults;
  }

  /** Records and fields that were released and are gone, be it by another name. */
  static List<String> lost(Schema released, Schema current) {
    List<String> faults = new ArrayList<>();
    Set<Schema> now = records(current);
    for (Schema before : records(released)) {
      Schema after =
          now.stream()
              .filter(record -> record.getFullName().equals(before.getFullName()))
              .findFirst()
              .orElse(null);
      if (after == null) {
        faults.add(before.getName() + " is gone");
        continue;
      }
      before.getFields().stream()
          .filter(field -> after.getField(field.name()) == null)
          .forEach(field -> faults.add(before.getName() + "." + field.name() + " is gone"));
    }
    return faults;
  }

  /** Why a reader's schema cannot read what a writer's schema wrote. */
  static List<String> unreadable(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
        ? List.of()
        : result.getIncompatibilities().stream()
            .map(fault -> fault.getLocation() + ": " + fault.getMessage())
            .toList();
  }

  /** Every record that a schema holds, itself included. */
  private static Set<Schema> records(Schema schema) {
    Set<Schema> found = new HashSet<>();
    collect(schema, found);
    return found;
  }

  private static void collect(Schema schema, Set<Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.add(schema)) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      default -> {}
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}

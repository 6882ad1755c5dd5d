package io.percorso.schemas;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** Records with random content that fits their schema, the same for the same seed. */
public final class RandomRecords {

  private static final String ALPHABET = "abcxyz 019-_/é漢\uD83D\uDED2\"\n\u0000";
  private static final int DEEPEST = 4;

  private final Random random;

  public RandomRecords(long seed) {
    random = new Random(seed);
  }

  /** A record of a generated class. */
  public <T extends SpecificRecord> T next(Class<T> type) {
    return type.cast(value(SpecificData.get().getSchema(type), 0));
  }

  private Object value(Schema schema, int depth) {
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return Instant.ofEpochMilli(random.nextLong() >> random.nextInt(Long.SIZE));
    }
    return switch (schema.getType()) {
      case RECORD -> record(schema, depth);
      case UNION -> value(branch(schema, depth), depth);
      case ARRAY -> list(schema, depth);
      case MAP -> map(schema, depth);
      case STRING -> text();
      case BOOLEAN -> random.nextBoolean();
      case INT -> random.nextInt();
      case LONG -> random.nextLong() >> random.nextInt(Long.SIZE);
      case DOUBLE -> random.nextGaussian() * 1e6;
      case NULL -> null;
      default -> throw new IllegalArgumentException("No random value for " + schema);
    };
  }

  private Object record(Schema schema, int depth) {
    var record = (SpecificRecordBase) SpecificData.get().newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema(), depth));
    }
    return record;
  }

  private Schema branch(Schema union, int depth) {
    List<Schema> branches =
        union.getTypes().stream().filter(type -> depth < DEEPEST || !isContainer(type)).toList();
    return branches.get(random.nextInt(branches.size()));
  }

  private static boolean isContainer(Schema schema) {
    return schema.getType() == Schema.Type.ARRAY || schema.getType() == Schema.Type.MAP;
  }

  private List<Object> list(Schema schema, int depth) {
    List<Object> list = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      list.add(value(schema.getElementType(), depth + 1));
    }
    return list;
  }

  private Map<String, Object> map(Schema schema, int depth) {
    Map<String, Object> map = new HashMap<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      map.put(text(), value(schema.getValueType(), depth + 1));
    }
    return map;
  }

  private String text() {
    int[] characters = ALPHABET.codePoints().toArray();
    return random
        .ints(random.nextInt(12), 0, characters.length)
        .map(index -> characters[index])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

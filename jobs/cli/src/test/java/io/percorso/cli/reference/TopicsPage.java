package io.percorso.cli.reference;

import io.percorso.runtime.kafka.DeadLetterSerializer;
import io.percorso.schemas.Topic;
import io.percorso.schemas.Topics;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The topics, and what their records say. */
final class TopicsPage {
  private TopicsPage() {}

  static String write() throws IOException {
    Page page =
        new Page(
            "Topics",
            "Names are those of the option `topics.prefix` as it comes. Keys are UTF-8 text."
                + " Values are Avro: in Avro's single-object encoding, or as a schema registry"
                + " frames them where the option `schema.registry.url` names one, under the subject"
                + " `<topic>-value`. The schemas are in"
                + " [schemas/src/main/avro](../../schemas/src/main/avro). One partition is a"
                + " requirement, any other number a hint.");
    page.header("topic", "kind", "key", "value", "cleanup.policy", "partitions");
    for (Topic<?> topic : Topics.standard().all()) {
      page.row(
          Page.code(topic.name()),
          topic.kind().name().toLowerCase(Locale.ROOT),
          topic.key(),
          topic.schema().map(Schema::getName).orElse("raw bytes"),
          topic.compacted() ? "compact" : "delete",
          String.valueOf(topic.partitions()));
    }
    for (Topic<?> topic : Topics.standard().all()) {
      page.heading(topic.name());
      if (topic.schema().isPresent()) {
        fields(page, topic.schema().get());
      } else {
        headers(page);
      }
    }
    return page.toString();
  }

  private static void fields(Page page, Schema schema) {
    page.paragraph(schema.getDoc());
    page.header("field", "type", "what it says");
    Set<Schema> parts = new LinkedHashSet<>();
    for (Schema.Field field : schema.getFields()) {
      page.row(Page.code(field.name()), type(field.schema()), field.doc());
      addParts(field.schema(), parts);
    }
    for (Schema part : parts) {
      page.paragraph("`" + part.getName() + "`:");
      fields(page, part);
    }
  }

  /** The records that a field is made of; values of properties are what JSON has. */
  private static void addParts(Schema schema, Set<Schema> parts) {
    switch (schema.getType()) {
      case ARRAY -> addParts(schema.getElementType(), parts);
      case UNION -> schema.getTypes().forEach(type -> addParts(type, parts));
      case RECORD -> parts.add(schema);
      default -> {}
    }
  }

  private static String type(Schema schema) {
    if (schema.getLogicalType() != null) {
      return schema.getLogicalType().getName();
    }
    return switch (schema.getType()) {
      case RECORD -> schema.getName();
      case ARRAY -> "list of " + type(schema.getElementType());
      case MAP -> "map of " + type(schema.getValueType());
      case UNION ->
          schema.getTypes().stream().map(TopicsPage::type).collect(Collectors.joining(" or "));
      default -> schema.getType().getName();
    };
  }

  private static void headers(Page page) throws IOException {
    page.paragraph(
        "The value of the refused record as it came, cut at 64 KiB. Where it came from and why it"
            + " was refused is in the headers, as UTF-8 text.");
    page.header("header", "what it says");
    var headers = new TreeMap<String, String>();
    for (Sources.Constant header : Sources.constants("jobs/runtime", DeadLetterSerializer.class)) {
      headers.put(header.value(), header.comment().replaceFirst("Header: ", ""));
    }
    headers.forEach((name, comment) -> page.row(Page.code(name), comment));
  }
}

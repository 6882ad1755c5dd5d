package io.percorso.benchmarks.contenders;

import io.percorso.benchmarks.workload.Pattern;
import io.percorso.benchmarks.workload.Piece;
import io.percorso.benchmarks.workload.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/**
 * The same segments as nearly as Flink SQL can say them: a running count by an OVER window, absence
 * by an outer interval join, a sequence by MATCH_RECOGNIZE. It tells entries only, drops what comes
 * later than its watermark, and an absence is told once for each event that is not followed.
 */
final class SqlJob extends FlinkContender {
  private static final String LAST = "Shop events";

  SqlJob() {
    super(true);
  }

  @Override
  String last() {
    return LAST;
  }

  @Override
  Configuration settings() {
    Configuration settings = new Configuration();
    // The planner gives its operators ids of its own.
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
    settings.set(PipelineOptions.GENERIC_TYPES, true);
    return settings;
  }

  @Override
  void build(StreamExecutionEnvironment env, Task task) {
    StreamTableEnvironment tables = StreamTableEnvironment.create(env);
    DataStream<ShopEvent> events =
        ShopEvents.of(new KafkaIn(env, task))
            .map(event -> event)
            .returns(ShopEvent.class)
            .name(LAST)
            .uid("shop-events");
    tables.createTemporaryView(
        "events",
        events,
        Schema.newBuilder()
            .column("customerId", "STRING")
            .column("name", "STRING")
            .column("at", "BIGINT")
            .column("subject", "STRING")
            .column("amount", "DOUBLE")
            .columnByMetadata("happened", DataTypes.TIMESTAMP_LTZ(3), "rowtime")
            .watermark("happened", "SOURCE_WATERMARK()")
            .build());
    List<String> queries = new ArrayList<>();
    task.rules().forEach(rule -> queries.add(query(rule)));
    // One after the other: a union of all in one plan would share nothing more.
    DataStream<String> entries = null;
    for (String query : queries) {
      DataStream<String> some =
          tables
              .toDataStream(tables.sqlQuery(query))
              .map((Row row) -> row.getField(0) + "," + row.getField(1) + "," + row.getField(2))
              .returns(Types.STRING);
      entries = entries == null ? some : entries.union(some);
    }
    Entries.sink(entries, task);
  }

  /** A segment of one condition as a query for its entries. */
  static String query(Rule rule) {
    Piece piece = rule.pieces().get(0);
    if (piece instanceof Piece.Count count) {
      return running(rule, count.of(), "COUNT(*)", count.within(), "= " + count.atLeast());
    }
    if (piece instanceof Piece.Sum sum) {
      return running(rule, sum.of(), "SUM(amount)", sum.within(), ">= " + sum.atLeast());
    }
    if (piece instanceof Piece.Absence absence) {
      return """
      SELECT '%s', a.customerId, a.`at`
      FROM (SELECT * FROM events WHERE %s) a
      LEFT JOIN (SELECT * FROM events WHERE %s) b
      ON a.customerId = b.customerId
      AND b.happened BETWEEN a.happened AND a.happened + %s
      WHERE b.customerId IS NULL
      """
          .formatted(
              rule.id(), where(absence.after()), where(absence.no()), interval(absence.lasting()));
    }
    return sequence(rule, (Piece.Sequence) piece);
  }

  private static String running(
      Rule rule, Pattern of, String aggregate, long within, String reached) {
    return """
    SELECT '%s', customerId, `at` FROM (
      SELECT customerId, `at`, %s OVER (
        PARTITION BY customerId ORDER BY happened
        RANGE BETWEEN %s PRECEDING AND CURRENT ROW) AS figure
      FROM events WHERE %s)
    WHERE figure %s
    """
        .formatted(rule.id(), aggregate, interval(within), where(of), reached);
  }

  private static String sequence(Rule rule, Piece.Sequence sequence) {
    List<Pattern> all = sequence.patterns();
    List<String> steps = new ArrayList<>();
    List<String> definitions = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      steps.add("S" + i);
      definitions.add("S" + i + " AS " + where(all.get(i)));
    }
    return """
    SELECT '%s', customerId, happenedAt
    FROM events MATCH_RECOGNIZE (
      PARTITION BY customerId ORDER BY happened
      MEASURES LAST(S%d.`at`) AS happenedAt
      ONE ROW PER MATCH AFTER MATCH SKIP PAST LAST ROW
      PATTERN (%s) WITHIN %s
      DEFINE %s)
    """
        .formatted(
            rule.id(),
            all.size() - 1,
            between(steps),
            interval(sequence.within()),
            definitions.stream().collect(Collectors.joining(", ")));
  }

  /** Anything may come between the steps. */
  private static String between(List<String> steps) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      pattern.append(i == 0 ? "" : " X" + i + "*? ").append(steps.get(i));
    }
    return pattern.toString();
  }

  private static String where(Pattern pattern) {
    String name = "name = '" + pattern.event() + "'";
    return pattern.property() == null ? name : name + " AND subject = '" + pattern.value() + "'";
  }

  private static String interval(long millis) {
    long minutes = Duration.ofMillis(millis).toMinutes();
    return minutes % 1_440 == 0
        ? "INTERVAL '" + minutes / 1_440 + "' DAY"
        : "INTERVAL '" + minutes + "' MINUTE";
  }
}

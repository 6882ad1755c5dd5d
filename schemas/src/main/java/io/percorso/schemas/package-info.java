/**
 * The wire language: the records of every topic, the topics themselves, and the schemas of earlier
 * releases. Nothing here knows Flink or Kafka.
 *
 * <p>The records are generated from {@code src/main/avro}, one file for each record that a topic
 * carries or that several records share. These rules hold for all of them, and {@code
 * CompatibilityTest} enforces them:
 *
 * <ul>
 *   <li>Every record and field says what it is; every field has a default, so that one may be added
 *       without breaking a reader or a writer. Null is the default where absence means something.
 *   <li>A field is added, never renamed, retyped or dropped.
 *   <li>What has a fixed list of values is a string whose documentation names them. An Avro enum
 *       makes a reader of an earlier release fail on a value it does not know; a string lets it
 *       pass the value on.
 *   <li>An instant is a {@code timestamp-millis}, UTC.
 * </ul>
 *
 * <p>The control topic carries one record, {@link io.percorso.schemas.ControlRecord}, with a
 * nullable part for each thing it may say, rather than a union of records: to an earlier reader a
 * part that it does not know leaves a record with no part, which it ignores, where a new branch of
 * a union would be an error.
 *
 * <p>{@code released/<version>/} in this module holds a copy of the schemas as each release wrote
 * them, on the classpath under {@code io/percorso/schemas/released}. A changed schema is copied
 * there under the version that will release it: decoders find the writer of an old record in these
 * copies alone, see {@link io.percorso.schemas.ReleasedSchemas}.
 */
package io.percorso.schemas;

package io.percorso.runtime.time;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Tells a reader that the partitions were found and handed out: if it has none by now, it will have
 * none until new ones appear.
 */
record SplitsAssigned() implements SourceEvent {}

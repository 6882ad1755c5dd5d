package io.percorso.cli.replay;

import java.nio.file.Path;
import java.util.List;

/**
 * What to replay.
 *
 * @param clickstream recorded calls
 * @param feedback recorded answers
 * @param out the folder to write to
 * @param until the instant up to which time advances, in milliseconds since the epoch; null for the
 *     latest accepted line
 * @param parallelism how many subtasks share the work
 * @param terminal true if somebody watches
 */
public record ReplayRequest(
    List<Path> clickstream,
    List<Path> feedback,
    Path out,
    Long until,
    int parallelism,
    boolean terminal) {}

package io.percorso.cli.replay;

import java.nio.file.Path;

/**
 * What to replay.
 *
 * @param recordings the files
 * @param out the folder to write to
 * @param until the instant up to which time advances, in milliseconds since the epoch; null for the
 *     latest accepted line
 * @param parallelism how many subtasks share the work
 * @param terminal true if somebody watches
 */
public record ReplayRequest(
    Recordings recordings, Path out, Long until, int parallelism, boolean terminal) {}

package io.percorso.runtime.time;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What one successful probe saw.
 *
 * @param number counts the rounds of a probe, from 1
 * @param instant wall clock in milliseconds, taken before the broker was asked
 * @param sightings what was seen of each split the reader had when the probe began
 */
record Round(long number, long instant, Map<SplitProgress, Sighting> sightings) {

  /** How one split stood. */
  enum Standing {
    /** Nothing readable lay between its position and the end of the partition. */
    AT_END,
    /** It gave records between the last two probes: they tell its time, and no one needs to ask. */
    MOVING,
    /** It gave no record though there are some, or may be. */
    BEHIND
  }

  /**
   * One split in one probe.
   *
   * @param position its position when the probe began, or a negative mark of Kafka's
   * @param standing how it stood, given that position
   */
  record Sighting(long position, Standing standing) {}

  /**
   * The splits that were at their end at {@link #instant} and have been silent since the probe
   * began. None at all if any split of the reader waits for records it does not get, for then the
   * wall clock must not run ahead of them. A split that gives records holds nobody back: its own
   * watermark does.
   */
  List<SplitProgress> silent(Collection<SplitProgress> assigned) {
    List<SplitProgress> silent = new ArrayList<>(assigned.size());
    for (SplitProgress split : assigned) {
      Sighting sighting = sightings.get(split);
      if (sighting == null) {
        return List.of();
      }
      if (split.position() != sighting.position()) {
        continue;
      }
      switch (sighting.standing()) {
        case AT_END -> silent.add(split);
        case MOVING -> {}
        case BEHIND -> {
          return List.of();
        }
      }
    }
    return silent;
  }
}

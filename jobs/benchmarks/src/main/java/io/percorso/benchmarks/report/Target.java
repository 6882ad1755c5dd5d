package io.percorso.benchmarks.report;

import java.util.Optional;

/**
 * A figure that was aimed at.
 *
 * @param what what it is
 * @param aim what it should be, in words
 * @param measured what it is, if it was measured
 * @param isMet true if that is what it should be
 */
record Target(String what, String aim, Optional<String> measured, boolean isMet) {
  static Target atLeast(String what, double aim, Optional<Spread> measured) {
    return new Target(
        what,
        "at least " + Words.ratio(aim),
        measured.map(spread -> spread.inWords(Words::ratio)),
        measured.isPresent() && measured.get().median() >= aim);
  }

  static Target atMost(String what, double aim, Optional<Spread> measured) {
    return new Target(
        what,
        "at most " + Words.ratio(aim),
        measured.map(spread -> spread.inWords(Words::ratio)),
        measured.isPresent() && measured.get().median() <= aim);
  }

  String verdict() {
    return measured.isEmpty() ? "not measured" : isMet ? "met" : "missed";
  }
}

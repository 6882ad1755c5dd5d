package io.percorso.cli.cases;

import io.percorso.definitions.CaseFile.Case;

/**
 * What became of a case.
 *
 * @param file the file it stands in
 * @param failure what did not come out as expected; null if all did
 * @param nanos how long it took
 */
record Result(String file, Case tested, String failure, long nanos) {
  boolean failed() {
    return failure != null;
  }
}

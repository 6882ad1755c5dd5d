package io.percorso.cli.shoppers;

/** What a survey asks for, its scale, and which scores praise and which complain. */
enum Metric {
  NPS(new int[] {0, 10}, new int[] {6, 9}),
  CSAT(new int[] {1, 5}, new int[] {2, 4}),
  CES(new int[] {1, 7}, new int[] {3, 6});

  /** Where on its scale the middle of all shoppers stands, and how far one deviation goes. */
  private static final double CENTRE = 0.81;

  private static final double SPREAD = 0.19;

  private final int lowest;
  private final int highest;
  private final int complains;
  private final int praises;

  Metric(int[] scale, int[] moods) {
    lowest = scale[0];
    highest = scale[1];
    complains = moods[0];
    praises = moods[1];
  }

  int lowest() {
    return lowest;
  }

  int highest() {
    return highest;
  }

  /** The score of someone as content as that: 0 is the middle of all, 1 one deviation above. */
  int score(double contentment) {
    double place = Math.max(0, Math.min(1, CENTRE + SPREAD * contentment));
    return lowest + (int) Math.round(place * (highest - lowest));
  }

  /** -1 for a score that complains, 1 for one that praises, 0 between. */
  int mood(int score) {
    if (score >= praises) {
      return 1;
    }
    return score <= complains ? -1 : 0;
  }
}

package io.percorso.engine.figure;

/** The scales on which customers answer, and the figure each is summed up in. */
public enum Scale {
  /**
   * Net promoter score, -100 to 100: promoters (9 and 10) less detractors (0 to 6), in percent.
   * Bounds by the adjusted Wald method: three imaginary answers, spread .75, 1.5, .75, keep it from
   * claiming certainty where few answered or all agree. See B. Rocks, "Interval Estimation for the
   * 'Net Promoter Score'", The American Statistician 70 (2016).
   */
  NPS {
    @Override
    public Counts count(int score) {
      return new Counts(score >= 9 ? 1 : 0, score == 7 || score == 8 ? 1 : 0, score <= 6 ? 1 : 0);
    }

    @Override
    public long responses(Counts counts) {
      return counts.first() + counts.second() + counts.third();
    }

    @Override
    Figure some(Counts counts, long responses) {
      double score = 100.0 * (counts.first() - counts.third()) / responses;
      double adjusted = responses + 3.0;
      double promoters = (counts.first() + 0.75) / adjusted;
      double detractors = (counts.third() + 0.75) / adjusted;
      double balance = promoters - detractors;
      double margin = Figure.Z * Math.sqrt((promoters + detractors - balance * balance) / adjusted);
      double[] bounds = {100 * (balance - margin), 100 * (balance + margin)};
      return Figure.of(responses, score, bounds, -100, 100);
    }
  },

  /**
   * Customer satisfaction: the percentage of 4 and 5 on a scale from 1. Bounds by E. B. Wilson,
   * "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American
   * Statistical Association 22 (1927). The counts are the satisfied and the others.
   */
  CSAT {
    @Override
    public Counts count(int score) {
      return new Counts(score >= 4 ? 1 : 0, score >= 4 ? 0 : 1, 0);
    }

    @Override
    public long responses(Counts counts) {
      return counts.first() + counts.second();
    }

    @Override
    Figure some(Counts counts, long responses) {
      double n = (double) responses;
      double share = counts.first() / n;
      double squared = Figure.Z * Figure.Z;
      double centre = (share + squared / (2 * n)) / (1 + squared / n);
      double margin =
          Figure.Z / (1 + squared / n) * Math.sqrt(share * (1 - share) / n + squared / (4 * n * n));
      double[] bounds = {100 * (centre - margin), 100 * (centre + margin)};
      return Figure.of(responses, 100 * share, bounds, 0, 100);
    }
  },

  /**
   * Customer effort score: the mean on a scale from 1 to 7. Bounds by the normal approximation,
   * with the sample's standard deviation; none for a single answer. The counts are the number, the
   * sum and the sum of squares of the answers.
   */
  CES {
    @Override
    public Counts count(int score) {
      return new Counts(1, score, (long) score * score);
    }

    @Override
    public long responses(Counts counts) {
      return counts.first();
    }

    @Override
    Figure some(Counts counts, long responses) {
      double mean = (double) counts.second() / responses;
      if (responses == 1) {
        return new Figure(1, mean, null, null);
      }
      double spread =
          (double) responses * counts.third() - (double) counts.second() * counts.second();
      double n = (double) responses;
      double deviation = Math.sqrt(spread / (n * (n - 1)));
      double margin = Figure.Z * deviation / Math.sqrt(n);
      return Figure.of(responses, mean, new double[] {mean - margin, mean + margin}, 1, 7);
    }
  };

  /** The counts of one answer. */
  public abstract Counts count(int score);

  /** How many answers there are. */
  public abstract long responses(Counts counts);

  /** The figure of some answers, with its bounds. */
  public final Figure figure(Counts counts) {
    long responses = responses(counts);
    return responses <= 0 ? Figure.EMPTY : some(counts, responses);
  }

  abstract Figure some(Counts counts, long responses);
}

package io.percorso.benchmarks.live;

import io.percorso.benchmarks.workload.Sender;
import io.percorso.cli.FailedException;
import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.definitions.DefinitionSet;
import io.percorso.definitions.DefinitionSource;
import io.percorso.definitions.WindowLimit;
import io.percorso.rollingfeedback.RollingFeedbackJob;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Answers as they come on a busy day, twenty thousand for each second of event time, for both jobs:
 * two windows by four dimensions, one of which has five thousand values, a point every ten seconds.
 *
 * @param records how many answers
 * @param customers of how many customers
 */
record AnswerLoad(long records, int customers) implements Load {
  private static final int SURVEYS = 5_000;
  private static final int RATE = 20_000;
  private static final List<String> CHANNELS = List.of("web", "app", "email", "store", "phone");
  private static final List<String> TOUCHPOINTS = List.of("product", "delivery", "support");
  private static final String METRIC =
      """
      kind: feedback-metric
      id: nps
      metric: NPS
      windows: [7d, 30d]
      by: [overall, channel, touchpoint, surveyId]
      every: 10s
      respondent: every
      """;

  @Override
  public DefinitionSet definitions() {
    return DefinitionSet.parse(List.of(new DefinitionSource("nps", METRIC)), WindowLimit.LIVE);
  }

  @Override
  public void fill(Sender sender) throws FailedException {
    Topics topics = Topics.standard();
    AvroCodec<FeedbackAnswer> codec = AvroCodec.singleObject(FeedbackAnswer.class);
    Random random = new Random(1);
    long begin = Instant.now().toEpochMilli() - records * 1_000 / RATE;
    for (long i = 0; i < records; i++) {
      FeedbackAnswer answer = new FeedbackAnswer();
      String customer = "c" + random.nextInt(customers);
      answer.setResponseId("r" + i);
      answer.setCustomerId(customer);
      answer.setMetric("NPS");
      answer.setFields(Map.of());
      answer.setScore((double) random.nextInt(11));
      answer.setChannel(CHANNELS.get(random.nextInt(CHANNELS.size())));
      answer.setTouchpoint(TOUCHPOINTS.get(random.nextInt(TOUCHPOINTS.size())));
      answer.setSurveyId("s" + random.nextInt(SURVEYS));
      answer.setTimestamp(Instant.ofEpochMilli(begin + i * 1_000 / RATE));
      sender.send(topics.feedback().name(), customer, codec.encode(answer));
    }
  }

  @Override
  public void build(StreamExecutionEnvironment env, Configuration options) {
    CustomerJourneyJob.build(env, options, WallClock.system());
    RollingFeedbackJob.build(env, options, WallClock.system());
  }

  @Override
  public String operator() {
    return "Repeats";
  }
}

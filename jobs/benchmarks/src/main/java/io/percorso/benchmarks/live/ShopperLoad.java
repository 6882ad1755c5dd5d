package io.percorso.benchmarks.live;

import io.percorso.benchmarks.workload.Sender;
import io.percorso.cli.FailedException;
import io.percorso.cli.shoppers.ShopperAction;
import io.percorso.cli.shoppers.ShopperSettings;
import io.percorso.cli.shoppers.Shoppers;
import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.definitions.DefinitionSet;
import io.percorso.runtime.time.WallClock;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What shoppers did and said in the last months, for the customer-journey job.
 *
 * @param records how many actions
 * @param customers among how many customers
 */
record ShopperLoad(long records, int customers, DefinitionSet definitions) implements Load {
  private static final Duration PAST = Duration.ofDays(120);

  @Override
  public void fill(Sender sender) throws FailedException {
    Topics topics = Topics.standard();
    AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
    AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);
    Instant start = Instant.now().minus(PAST);
    Shoppers shoppers = new Shoppers(ShopperSettings.natural(1, customers, start));
    for (long i = 0; i < records; i++) {
      ShopperAction action = shoppers.next();
      if (action.call() != null) {
        sender.send(topics.clickstream().name(), action.customerId(), calls.encode(action.call()));
      } else {
        sender.send(topics.feedback().name(), action.customerId(), answers.encode(action.answer()));
      }
    }
  }

  @Override
  public void build(StreamExecutionEnvironment env, Configuration options) {
    CustomerJourneyJob.build(env, options, WallClock.system());
  }

  @Override
  public String operator() {
    return "Customer";
  }
}

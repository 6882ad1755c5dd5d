package io.percorso.cli.demo;

import io.percorso.cli.shoppers.ShopperAction;
import io.percorso.cli.shoppers.ShopperSettings;
import io.percorso.cli.shoppers.Shoppers;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Synthetic shoppers: some of their past at once, then their present as it happens. */
final class ShopperFeed extends Feed {
  private static final Duration PAST = Duration.ofDays(60);
  private static final long MOST_PAST = 20_000;

  private final Topics topics = Topics.standard();
  private final AvroCodec<ClickstreamCall> calls = AvroCodec.singleObject(ClickstreamCall.class);
  private final AvroCodec<FeedbackAnswer> answers = AvroCodec.singleObject(FeedbackAnswer.class);
  private final Shoppers shoppers;

  ShopperFeed(long seed, double rate, Properties client) {
    super(client);
    shoppers = new Shoppers(ShopperSettings.live(seed, Instant.now(), rate));
  }

  @Override
  void sendPast() throws InterruptedException {
    Iterator<ShopperAction> past = shoppers.history(PAST, MOST_PAST);
    while (past.hasNext()) {
      send(past.next());
    }
  }

  @Override
  void feed() throws InterruptedException {
    while (true) {
      ShopperAction action = shoppers.next();
      long early = action.at().toEpochMilli() - System.currentTimeMillis();
      if (early > 0) {
        TimeUnit.MILLISECONDS.sleep(early);
      }
      send(action);
    }
  }

  private void send(ShopperAction action) throws InterruptedException {
    byte[] key = action.customerId().getBytes(StandardCharsets.UTF_8);
    if (action.call() != null) {
      send(topics.clickstream().name(), key, calls.encode(action.call()));
    } else {
      send(topics.feedback().name(), key, answers.encode(action.answer()));
    }
  }
}

package io.percorso.cli.shoppers;

import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.FeedbackAnswer;
import java.time.Instant;

/**
 * One thing a shopper did or said. Exactly one of {@code call} and {@code answer} is there.
 *
 * @param customerId the key of its record: the user's id, or the visitor's where no user is known
 * @param at when it happened, in event time, to the millisecond
 * @param call what the shopper did, or null
 * @param answer what the shopper said, or null
 */
public record ShopperAction(
    String customerId, Instant at, ClickstreamCall call, FeedbackAnswer answer) {

  /** Checks that it is either a call or an answer. */
  public ShopperAction {
    if ((call == null) == (answer == null)) {
      throw new IllegalArgumentException("an action is either a call or an answer");
    }
  }

  static ShopperAction of(ClickstreamCall call) {
    String customer = call.getUserId() == null ? call.getAnonymousId() : call.getUserId();
    return new ShopperAction(customer, call.getTimestamp(), call, null);
  }

  static ShopperAction of(FeedbackAnswer answer) {
    return new ShopperAction(answer.getCustomerId(), answer.getTimestamp(), null, answer);
  }
}

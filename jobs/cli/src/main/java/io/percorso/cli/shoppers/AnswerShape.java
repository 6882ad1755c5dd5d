package io.percorso.cli.shoppers;

/** Puts an act into the words of a feedback answer. */
final class AnswerShape {

  private final Population people;

  AnswerShape(ShopperSettings settings) {
    people = new Population(settings);
  }

  void write(Act act, Fields to) {
    to.id("responseId", "r", CallShape.orderNumber(act));
    to.id("customerId", "c", act.shopper + 1L);
    to.text("metric", act.metric.name());
    if (act.withdrawn) {
      to.flag("withdrawn", true);
    } else {
      to.whole("score", act.score);
    }
    if (act.comment != null) {
      to.text("text", act.comment);
      to.text("language", people.italian(act.shopper) ? "it" : "en");
    }
    to.text("channel", act.channel.text());
    to.text("touchpoint", act.touchpoint);
    to.text("surveyId", act.touchpoint.equals("checkout") ? "on-site" : "post-purchase");
    to.time("timestamp", act.at);
  }
}

package io.percorso.cli.shoppers;

/** What customers say when they are asked, in scores and in words. */
final class Answers {

  private static final double TEMPER = 0.75;
  private static final double MOOD = 0.35;
  private static final double MOMENT = 0.55;
  private static final double WITH_WORDS = 0.5;

  /** Mood below which a complaint is about the delivery. */
  private static final int LET_DOWN = -2;

  private final ShopperTable table;
  private final Population people;
  private final Dice dice;

  Answers(World world) {
    table = world.table();
    people = world.people();
    dice = world.dice();
  }

  /** Whether the survey of the shopper's present order comes right after the checkout. */
  boolean askedAtCheckout(int shopper) {
    return survey(shopper) < 0.2;
  }

  private double survey(int shopper) {
    return Aftermath.survey(people, shopper, table.afterOrder[shopper]);
  }

  /** An answer about the order followed; asked again, another answer to the same question. */
  void say(int shopper, Act act) {
    question(shopper, act);
    respond(shopper, act);
  }

  /** An answer about a purchase in a store. */
  void sayOfStore(int shopper, Act act) {
    act.metric = survey(shopper) < 0.6 ? Metric.CSAT : Metric.NPS;
    act.touchpoint = "store";
    act.channel = Channel.STORE;
    respond(shopper, act);
  }

  /** Takes the answer back. */
  void withdraw(int shopper, Act act) {
    question(shopper, act);
    act.kind = Kind.ANSWER;
    act.withdrawn = true;
    act.comment = null;
  }

  private void question(int shopper, Act act) {
    double survey = survey(shopper);
    if (survey < 0.2) {
      act.metric = Metric.CES;
      act.touchpoint = "checkout";
    } else if (survey < 0.65) {
      act.metric = Metric.NPS;
      act.touchpoint = survey < 0.5 ? "delivery" : "product";
    } else if (survey < 0.9) {
      act.metric = Metric.CSAT;
      act.touchpoint = survey < 0.75 ? "product" : "delivery";
    } else {
      act.metric = Metric.CES;
      act.touchpoint = "support";
    }
    boolean onSite = survey < 0.2 || survey > 0.85;
    Channel own = people.mobile(shopper) ? Channel.APP : Channel.WEB;
    act.channel = onSite ? own : Channel.EMAIL;
  }

  private void respond(int shopper, Act act) {
    int mood = table.mood[shopper];
    double contentment = TEMPER * people.temper(shopper) + MOOD * mood + MOMENT * dice.bell();
    act.kind = Kind.ANSWER;
    act.withdrawn = false;
    act.score = act.metric.score(contentment);
    act.comment = null;
    if (dice.chance(WITH_WORDS)) {
      int tone = act.metric.mood(act.score);
      boolean late = tone < 0 && mood < LET_DOWN;
      act.comment = Comments.any(dice, people.italian(shopper), late ? Comments.LATE : tone);
    }
  }
}

package io.percorso.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.FactLog;
import io.percorso.engine.definition.Definition;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.history.Limits;
import io.percorso.engine.line.Line;
import io.percorso.engine.oracle.Case;
import io.percorso.engine.oracle.PlainLine;
import io.percorso.engine.oracle.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines in order, those of one instant together: the facts are exactly those of the oracle. */
class CustomerReplayTest {
  private static final int HISTORIES = 2_500;
  private static final int HISTORIES_FOLDED = 600;

  @Test
  void tellsExactlyWhatTheOracleDemands() {
    Case.check(200_001, HISTORIES, Case::of, drawn -> check(drawn, drawn.engine(Limits.NONE)));
  }

  @Test
  void tellsTheSameWhenWhatIsOldIsFolded() {
    Limits small = Limits.NONE.withKeep(25);
    Case.check(400_001, HISTORIES_FOLDED, Case::longer, drawn -> check(drawn, drawn.engine(small)));
  }

  private static void check(Case drawn, Engine engine) {
    FactLog log = new FactLog();
    Customer customer = Customer.unknown("u");
    List<Line> instant = new ArrayList<>();
    for (PlainLine plain : drawn.lines()) {
      if (!instant.isEmpty() && instant.get(0).at() != plain.at()) {
        customer.accept(instant, engine, log);
        customer.trim(engine);
        instant.clear();
      }
      instant.add(plain.toLine());
    }
    customer.accept(instant, engine, log);
    customer.advanceTo(drawn.end(), engine, log);
    for (Judged judged : engine.rules().judged()) {
      Definition definition = judged.definition();
      assertThat(log.of(definition.key()).stream().map(CustomerReplayTest::inWords))
          .as(definition.id())
          .isEqualTo(
              new Timeline(drawn.definitions(), definition, drawn.lines())
                  .changes(drawn.end()).stream().map(change -> inWords(judged, change)).toList());
    }
    assertThat(customer.nextChange()).isEqualTo(Judge.NEVER);
    assertThat(log.standing()).isEqualTo(FactLog.standing(customer, engine));
  }

  private static String inWords(Fact fact) {
    return fact.at()
        + " "
        + fact.from()
        + " to "
        + fact.to()
        + " until "
        + fact.validUntil()
        + " "
        + fact.origin();
  }

  private static String inWords(Judged judged, Timeline.Change change) {
    String from = judged.isSegment() ? null : judged.stage(change.from());
    String exited = judged.isSegment() ? Fact.EXITED : null;
    String to = change.to() == 0 ? exited : FactLog.said(judged, change.to());
    boolean ends = change.to() != 0 && change.next() != null;
    long until = ends ? change.next() : Judge.NEVER;
    return change.at() + " " + from + " to " + to + " until " + until + " LIVE";
  }
}

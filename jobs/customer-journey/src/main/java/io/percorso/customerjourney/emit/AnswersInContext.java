package io.percorso.customerjourney.emit;

import io.percorso.engine.feedback.AnswerChange;
import io.percorso.engine.feedback.Place;
import io.percorso.engine.figure.FigureSpec;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.schemas.AnswerInContext;
import io.percorso.schemas.CountedAt;
import io.percorso.schemas.CountedIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of answers as Avro. */
public final class AnswersInContext
    implements AvroSerializer.Mapping<AnswerChange, AnswerInContext> {
  private static final long serialVersionUID = 1;

  @Override
  public String key(AnswerChange change) {
    return change.customerId();
  }

  @Override
  public AnswerInContext value(AnswerChange change) {
    Map<String, String> fields = new LinkedHashMap<>(change.answer().fields());
    AnswerInContext value = new AnswerInContext();
    value.setId(change.id());
    value.setSign(change.added() ? "ADDED" : "TAKEN_BACK");
    value.setWhole(change.whole());
    value.setCustomerId(change.customerId());
    value.setMetric(change.answer().metric());
    value.setResponseId(change.answer().responseId());
    value.setScore(change.answer().score());
    value.setAnsweredAt(Instant.ofEpochMilli(change.answer().at()));
    value.setEffectiveAt(Instant.ofEpochMilli(change.effectiveAt()));
    value.setStages(change.answer().context().stages());
    value.setSegments(change.answer().context().segments());
    value.setChannel(fields.remove("channel"));
    value.setTouchpoint(fields.remove("touchpoint"));
    value.setSurveyId(fields.remove("surveyId"));
    value.setLanguage(fields.remove("language"));
    value.setFields(fields);
    value.setCounts(counts(change.places()));
    return value;
  }

  private static List<CountedIn> counts(List<Place> places) {
    Map<FigureSpec, CountedIn> bySpec = new LinkedHashMap<>();
    for (Place place : places) {
      CountedAt at = new CountedAt(place.dimension(), place.value());
      bySpec.computeIfAbsent(place.spec(), AnswersInContext::countedIn).getPlaces().add(at);
    }
    return List.copyOf(bySpec.values());
  }

  private static CountedIn countedIn(FigureSpec spec) {
    return new CountedIn(
        spec.metricId(),
        spec.version(),
        spec.every(),
        spec.windows(),
        spec.minimum(),
        new ArrayList<>());
  }
}

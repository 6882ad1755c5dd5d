package io.percorso.cli.shoppers;

import io.percorso.schemas.FeedbackAnswer;
import java.time.Instant;
import java.util.Map;

/** Makes a {@link FeedbackAnswer} of its fields, which are flat. */
final class AnswerFields implements Fields {

  private final FeedbackAnswer answer = new FeedbackAnswer();

  AnswerFields() {
    answer.setFields(Map.of());
  }

  FeedbackAnswer answer() {
    return answer;
  }

  @Override
  public void text(String name, String value) {
    switch (name) {
      case "responseId" -> answer.setResponseId(value);
      case "customerId" -> answer.setCustomerId(value);
      case "metric" -> answer.setMetric(value);
      case "text" -> answer.setText(value);
      case "language" -> answer.setLanguage(value);
      case "channel" -> answer.setChannel(value);
      case "touchpoint" -> answer.setTouchpoint(value);
      case "surveyId" -> answer.setSurveyId(value);
      default -> throw new IllegalArgumentException("an answer has no text " + name);
    }
  }

  @Override
  public void whole(String name, long value) {
    answer.setScore((double) value);
  }

  @Override
  public void flag(String name, boolean value) {
    answer.setWithdrawn(value);
  }

  @Override
  public void time(String name, long millis) {
    answer.setTimestamp(Instant.ofEpochMilli(millis));
  }

  @Override
  public void id(String name, String prefix, long number) {
    text(name, Fields.id(prefix, number));
  }

  @Override
  public void money(String name, long cents) {
    throw flat();
  }

  @Override
  public void open(String name) {
    throw flat();
  }

  @Override
  public void close() {
    throw flat();
  }

  @Override
  public void openList(String name) {
    throw flat();
  }

  @Override
  public void openItem() {
    throw flat();
  }

  @Override
  public void closeList() {
    throw flat();
  }

  private static UnsupportedOperationException flat() {
    return new UnsupportedOperationException("an answer is flat");
  }
}

package io.percorso.customerjourney;

import io.percorso.engine.churn.Example;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.customer.Fact;
import io.percorso.engine.customer.Findings;
import io.percorso.engine.evaluation.Judged;
import io.percorso.engine.feedback.AnswerChange;
import java.util.ArrayList;
import java.util.List;

/** What one call has brought about, until it is sent on. */
final class Told implements Findings {
  private final List<Fact> facts = new ArrayList<>();
  private final List<AnswerChange> answers = new ArrayList<>();
  private final List<Example> examples = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  /** A definition that has failed, and how. */
  record Failure(Judged definition, Throwable failure) {}

  @Override
  public void fact(Fact fact) {
    facts.add(fact);
  }

  @Override
  public void answer(AnswerChange change) {
    answers.add(change);
  }

  @Override
  public void failed(Judged definition, Throwable failure) {
    failures.add(new Failure(definition, failure));
  }

  @Override
  public void example(Example example) {
    examples.add(example);
  }

  /**
   * How many facts can be told. A repeat lets time pass and is no line; so in a replay what lies
   * after the customer's last line waits for the next line or for the customer's end, lest it be
   * taken to lie after the input.
   */
  int settled(Customer customer) {
    int settled = 0;
    while (settled < facts.size() && !isAfterInput(facts.get(settled), customer)) {
      settled++;
    }
    return settled;
  }

  int count() {
    return facts.size();
  }

  /** Takes the first facts out. */
  List<Fact> take(int number) {
    List<Fact> first = List.copyOf(facts.subList(0, number));
    facts.subList(0, number).clear();
    return first;
  }

  /** Takes the changes of answers out. */
  List<AnswerChange> takeAnswers() {
    return drained(answers);
  }

  /** Takes out what churn models can learn. */
  List<Example> takeExamples() {
    return drained(examples);
  }

  List<Failure> takeFailures() {
    return failures.isEmpty() ? List.of() : drained(failures);
  }

  private static <T> List<T> drained(List<T> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    List<T> all = List.copyOf(values);
    values.clear();
    return all;
  }

  static boolean isAfterInput(Fact fact, Customer customer) {
    return fact.at() > customer.history().lastSeen();
  }
}

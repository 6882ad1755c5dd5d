package io.percorso.schemas;

import static io.percorso.schemas.Topic.Kind.CONTROL;
import static io.percorso.schemas.Topic.Kind.INPUT;
import static io.percorso.schemas.Topic.Kind.INTERNAL;
import static io.percorso.schemas.Topic.Kind.OUTPUT;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The topics of one deployment: the one place that binds a topic's name to its key, its schema and
 * its kind. Immutable.
 */
public final class Topics {

  /** What every topic's name begins with, unless a deployment says otherwise. */
  public static final String DEFAULT_PREFIX = "percorso.";

  /** The key of the record that closes a set of definitions, on the control topic. */
  public static final String SET_CLOSED_KEY = "set";

  private static final String CUSTOMER = "customer id";

  /** Enough for the parallelism of a large job; a topic cannot gain partitions and keep order. */
  private static final int WIDE = 12;

  /** Kafka allows 249 characters in a name; the longest of ours takes 19. */
  private static final Pattern LEGAL_PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

  private static final Topics STANDARD = new Topics(DEFAULT_PREFIX);

  private final Topic<ClickstreamCall> clickstream;
  private final Topic<FeedbackAnswer> feedback;
  private final Topic<ControlRecord> definitions;
  private final Topic<SegmentChange> segmentChanges;
  private final Topic<JourneyTransition> journeyTransitions;
  private final Topic<ChurnChange> churnChanges;
  private final Topic<ChurnWeights> churnWeights;
  private final Topic<DefinitionReport> definitionReports;
  private final Topic<Question> questions;
  private final Topic<Explanation> explanations;
  private final Topic<AnswerInContext> answersInContext;
  private final Topic<FeedbackMetric> feedbackMetrics;
  private final Topic<CustomerStanding> customers;
  private final Topic<byte[]> deadLetters;

  private Topics(String prefix) {
    clickstream = perCustomer(prefix + "clickstream", ClickstreamCall.class, INPUT, false);
    feedback = perCustomer(prefix + "feedback", FeedbackAnswer.class, INPUT, false);
    definitions =
        new Topic<>(
            prefix + "definitions",
            "kind/id of the definition, or " + SET_CLOSED_KEY + " for the closing of a set",
            ControlRecord.class,
            CONTROL,
            true,
            // A set's closing record must come after the set, and only one partition keeps order.
            1);
    segmentChanges = perCustomer(prefix + "segment-changes", SegmentChange.class, OUTPUT, false);
    journeyTransitions =
        perCustomer(prefix + "journey-transitions", JourneyTransition.class, OUTPUT, false);
    churnChanges = perCustomer(prefix + "churn-changes", ChurnChange.class, OUTPUT, false);
    churnWeights =
        new Topic<>(
            prefix + "churn-weights",
            "modelId",
            ChurnWeights.class,
            INTERNAL,
            true,
            // Few records, and the newest of a model must come last.
            1);
    definitionReports =
        new Topic<>(
            prefix + "definition-reports",
            "sweep/subtask, or quarantine/ and the definition",
            DefinitionReport.class,
            OUTPUT,
            true,
            1);
    // Few people ask, and every subtask hears every question: one partition does.
    questions = new Topic<>(prefix + "questions", CUSTOMER, Question.class, CONTROL, false, 1);
    explanations =
        new Topic<>(prefix + "explanations", CUSTOMER, Explanation.class, OUTPUT, false, 1);
    answersInContext =
        perCustomer(prefix + "answers-in-context", AnswerInContext.class, INTERNAL, false);
    feedbackMetrics =
        new Topic<>(
            prefix + "feedback-metrics",
            "metricId/dimension/value/window",
            FeedbackMetric.class,
            OUTPUT,
            true,
            WIDE);
    customers = perCustomer(prefix + "customers", CustomerStanding.class, OUTPUT, true);
    deadLetters =
        new Topic<>(
            prefix + "dead-letters",
            "none; where a record came from is in its headers",
            byte[].class,
            OUTPUT,
            false,
            WIDE);
  }

  private static <T> Topic<T> perCustomer(
      String name, Class<T> valueType, Topic.Kind kind, boolean compacted) {
    return new Topic<>(name, CUSTOMER, valueType, kind, compacted, WIDE);
  }

  /** The topics under their usual names. */
  public static Topics standard() {
    return STANDARD;
  }

  /**
   * The topics with another beginning in place of {@value #DEFAULT_PREFIX}.
   *
   * @param prefix put before each name as it is, so it usually ends in a dot; may be empty
   * @throws IllegalArgumentException if Kafka would not accept the names
   */
  public static Topics withPrefix(String prefix) {
    if (!LEGAL_PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "A topic prefix is at most 200 letters, digits, dots, dashes and underscores; this is not: "
              + prefix);
    }
    return prefix.equals(DEFAULT_PREFIX) ? STANDARD : new Topics(prefix);
  }

  /** What customers do. */
  public Topic<ClickstreamCall> clickstream() {
    return clickstream;
  }

  /** What customers say. */
  public Topic<FeedbackAnswer> feedback() {
    return feedback;
  }

  /** Definitions, versioned, in sets that take effect together. */
  public Topic<ControlRecord> definitions() {
    return definitions;
  }

  /** Entries to segments and exits from them. */
  public Topic<SegmentChange> segmentChanges() {
    return segmentChanges;
  }

  /** Moves along journeys. */
  public Topic<JourneyTransition> journeyTransitions() {
    return journeyTransitions;
  }

  /** Churn flags raised and cleared. */
  public Topic<ChurnChange> churnChanges() {
    return churnChanges;
  }

  /** What churn models have learned. */
  public Topic<ChurnWeights> churnWeights() {
    return churnWeights;
  }

  /** How far the job is with new definitions, and those that it has put aside. */
  public Topic<DefinitionReport> definitionReports() {
    return definitionReports;
  }

  /** Questions about where customers stand. */
  public Topic<Question> questions() {
    return questions;
  }

  /** The answers to them. */
  public Topic<Explanation> explanations() {
    return explanations;
  }

  /** Answers as signed changes, with where the customer stood. */
  public Topic<AnswerInContext> answersInContext() {
    return answersInContext;
  }

  /** Rolling feedback figures. */
  public Topic<FeedbackMetric> feedbackMetrics() {
    return feedbackMetrics;
  }

  /** Each customer's present standing. */
  public Topic<CustomerStanding> customers() {
    return customers;
  }

  /** Refused records as they came, with where from and why in the headers. */
  public Topic<byte[]> deadLetters() {
    return deadLetters;
  }

  /** Every topic, inputs first. */
  public List<Topic<?>> all() {
    return List.of(
        clickstream,
        feedback,
        definitions,
        segmentChanges,
        journeyTransitions,
        churnChanges,
        churnWeights,
        definitionReports,
        questions,
        explanations,
        answersInContext,
        feedbackMetrics,
        customers,
        deadLetters);
  }
}

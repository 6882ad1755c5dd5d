package io.percorso.customerjourney;

import static io.percorso.customerjourney.Fixtures.CART_ABANDONER;
import static io.percorso.customerjourney.Fixtures.LIFECYCLE;
import static io.percorso.customerjourney.Fixtures.VIEWER;
import static io.percorso.customerjourney.Fixtures.answer;
import static io.percorso.customerjourney.Fixtures.at;
import static io.percorso.customerjourney.Fixtures.call;
import static io.percorso.customerjourney.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.DeadLetter;
import io.percorso.runtime.intake.Intake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The graph between bounded ends: live, in whatever order, it comes to where a replay comes. */
@Timeout(180)
class CustomerJourneyTopologyITCase {

  private static final int CUSTOMERS = 40;
  private static final int ANSWERING = 4;
  private static final int LINES = 1_600;
  private static final long STEP = Duration.ofMinutes(11).toMillis();
  private static final List<ControlMessage> DEFINITIONS =
      set(
          CART_ABANDONER,
          VIEWER,
          LIFECYCLE,
          """
          kind: segment
          id: spender
          when: {event: Order Completed, sum: {of: revenue, atLeast: 100}, within: 5d}
          """,
          """
          kind: segment
          id: quiet
          when: {lastSeen: {atLeast: 12h}}
          """,
          """
          kind: segment
          id: funnel
          when: {sequence: [Product Viewed, Product Added, Order Completed], within: 2d}
          """,
          """
          kind: segment
          id: happy-italian
          when:
            all:
              - {trait: country, is: IT}
              - {feedback: NPS, score: {atLeast: 9}}
          """,
          """
          kind: segment
          id: buyer-not-viewing
          when: {all: [{stage: buyer}, {not: {segment: viewer}}]}
          """);

  /** What the job has to say, for the cluster runs in this JVM. */
  private static final Queue<CustomerFact> FACTS = new ConcurrentLinkedQueue<>();

  private static final Queue<PresentStanding> STANDINGS = new ConcurrentLinkedQueue<>();
  private static final Queue<DeadLetter> DEAD_LETTERS = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void forget() {
    FACTS.clear();
    STANDINGS.clear();
    DEAD_LETTERS.clear();
  }

  /** Where a customer stands by one definition: in what, since when. */
  private record Place(String in, long since) {}

  @Test
  void disorderedInputComesToTheStandingOfAReplay() throws Exception {
    List<Intake> lines = lines(new Random(5));
    run(RuntimeExecutionMode.BATCH, 2, CustomerPolicy.forReplay(Long.MAX_VALUE - 1), lines);
    long until = lines.stream().mapToLong(intake -> intake.line().at()).max().orElseThrow();
    Map<String, Place> replayed = places(until);
    assertThat(replayed).hasSizeGreaterThan(CUSTOMERS * 3);

    forget();
    run(RuntimeExecutionMode.STREAMING, 1, Fixtures.live(3), nearlyInOrder(lines));
    assertThat(places(until).entrySet()).containsExactlyInAnyOrderElementsOf(replayed.entrySet());
    assertThat(FACTS).extracting(CustomerFact::id).doesNotHaveDuplicates();
    assertThat(FACTS).extracting(CustomerFact::origin).contains("CORRECTION");

    // Without the repeats, of which some would come after their first is forgotten.
    List<Intake> shuffled = new ArrayList<>(new LinkedHashSet<>(lines));
    Collections.shuffle(shuffled, new Random(6));
    forget();
    run(RuntimeExecutionMode.STREAMING, 2, Fixtures.live(3), shuffled);
    assertThat(places(until).entrySet()).containsExactlyInAnyOrderElementsOf(replayed.entrySet());
  }

  @Test
  void standingsSayWhatTheFactsAddUpTo() throws Exception {
    run(RuntimeExecutionMode.STREAMING, 1, Fixtures.live(3), nearlyInOrder(lines(new Random(9))));
    Map<String, PresentStanding> last = new TreeMap<>();
    STANDINGS.stream()
        .sorted(Comparator.comparingLong(PresentStanding::sequence))
        .forEach(standing -> last.put(standing.customerId(), standing));
    Map<String, Place> places = places(Long.MAX_VALUE);
    assertThat(last).hasSize(CUSTOMERS + ANSWERING);
    last.forEach(
        (customer, standing) -> {
          for (String segment : List.of("quiet", "happy-italian", "viewer", "funnel")) {
            Place place = places.get(customer + "/" + segment);
            boolean isIn = place != null && place.in().equals("ENTERED");
            assertThat(standing.segments().contains(segment))
                .as(customer + segment)
                .isEqualTo(isIn);
          }
          Place stage = places.get(customer + "/lifecycle");
          assertThat(standing.stages().get("lifecycle"))
              .isEqualTo(stage == null || stage.in().equals("null") ? null : stage.in());
        });
  }

  @Test
  void refusedInputLeavesByTheSide() throws Exception {
    List<Intake> lines = new ArrayList<>(lines(new Random(3)).subList(0, 20));
    DeadLetter letter = new DeadLetter("topic", 1, 2, "no type", new byte[] {7});
    lines.add(7, Intake.refused(letter, 2));
    run(RuntimeExecutionMode.STREAMING, 2, Fixtures.live(3), lines);
    assertThat(DEAD_LETTERS).usingRecursiveFieldByFieldElementComparator().containsExactly(letter);
    assertThat(FACTS).isNotEmpty();
  }

  /** The facts up to an instant, applied to one another, by customer and definition. */
  private static Map<String, Place> places(long until) {
    Map<String, Place> places = new TreeMap<>();
    FACTS.stream()
        .filter(fact -> fact.at() <= until)
        .sorted(Comparator.comparingLong(CustomerFact::sequence))
        .forEach(
            fact ->
                places.put(
                    fact.customerId() + "/" + fact.definitionId(),
                    new Place(String.valueOf(fact.to()), fact.at())));
    places.values().removeIf(place -> place.in().equals("EXITED") || place.in().equals("null"));
    return places;
  }

  private static void run(
      RuntimeExecutionMode mode, int parallelism, CustomerPolicy policy, List<Intake> lines)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, new Configuration());
    env.setRuntimeMode(mode);
    CustomerJourneyTopology.Outputs outputs =
        CustomerJourneyTopology.build(
            new CustomerJourneyTopology.Inputs(
                source(env, lines, "calls"),
                source(env, answers(), "answers"),
                env.fromData(
                        DEFINITIONS.stream().map(Control::of).toList(),
                        TypeInformation.of(Control.class))
                    .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Control>forMonotonousTimestamps()
                            .withTimestampAssigner((message, before) -> 0))),
            new CustomerSetup(policy, () -> DEFINITIONS, () -> Fixtures.NOW));
    keep(
        outputs
            .only(CustomerOutput::segmentChange, CustomerFact.class, "segments")
            .union(outputs.only(CustomerOutput::transition, CustomerFact.class, "journeys")),
        value -> FACTS.add(value));
    keep(
        outputs.only(CustomerOutput::standing, PresentStanding.class, "standings"),
        value -> STANDINGS.add(value));
    keep(outputs.deadLetters(), value -> DEAD_LETTERS.add(value));
    env.execute();
  }

  /** Of customers of their own, since nothing keeps one source from running ahead of another. */
  private static List<Intake> answers() {
    Random random = new Random(4);
    List<Intake> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(Intake.accepted(score("f" + i % ANSWERING, at("00:00") + i * STEP, random), i));
    }
    return answers;
  }

  private static DataStream<Intake> source(
      StreamExecutionEnvironment env, List<Intake> intakes, String name) {
    return env.fromData(intakes, TypeInformation.of(Intake.class))
        .name(name)
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Intake>forBoundedOutOfOrderness(Duration.ofHours(1))
                .withTimestampAssigner(
                    (intake, before) -> intake.isAccepted() ? intake.line().at() : Long.MIN_VALUE));
  }

  private interface Keeper<T> extends java.io.Serializable {
    boolean keep(T value);
  }

  private static <T> void keep(DataStream<T> stream, Keeper<T> keeper) {
    stream.filter(keeper::keep).returns(stream.getType()).sinkTo(new DiscardingSink<>());
  }

  /** Lines of many customers in order of time, no two of them at one instant. */
  private static List<Intake> lines(Random random) {
    List<String> events =
        List.of("Product Viewed", "Product Viewed", "Product Added", "Order Completed", "Other");
    List<Intake> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      long at = at("00:00") + i * STEP + random.nextInt(1_000);
      String customer = "u" + (i < CUSTOMERS ? i : random.nextInt(CUSTOMERS));
      int kind = random.nextInt(12);
      if (kind == 0) {
        lines.add(Intake.accepted(score(customer, at, random), i));
      } else {
        String json =
            kind == 1
                ? "\"type\":\"identify\",\"traits\":{\"country\":\"%s\"}"
                    .formatted(random.nextBoolean() ? "IT" : "FR")
                : "\"type\":\"track\",\"event\":\"%s\",\"properties\":{\"revenue\":%d.5}"
                    .formatted(events.get(random.nextInt(events.size())), random.nextInt(90));
        CustomerLine line =
            call(
                "{%s,\"userId\":\"%s\",\"messageId\":\"m%d\",\"timestamp\":%d}"
                    .formatted(json, customer, i, at),
                i);
        Intake intake = Intake.accepted(line, i);
        lines.addAll(Collections.nCopies(random.nextInt(20) == 0 ? 2 : 1, intake));
      }
    }
    return lines;
  }

  private static CustomerLine score(String customer, long at, Random random) {
    return answer(
        """
        {"responseId":"r%d","customerId":"%s","metric":"NPS","score":%d,"timestamp":%d}"""
            .formatted(random.nextInt(3), customer, 7 + random.nextInt(4), at));
  }

  /** Each line up to a few places away from where it belongs. */
  private static List<Intake> nearlyInOrder(List<Intake> lines) {
    Random random = new Random(2);
    List<Intake> moved = new ArrayList<>();
    Map<Double, Intake> byPlace = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      byPlace.put(i + random.nextDouble() * 30, lines.get(i));
    }
    moved.addAll(byPlace.values());
    return moved;
  }
}

package io.percorso.definitions;

import static io.percorso.definitions.Written.LONGEST;
import static io.percorso.definitions.Written.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DefinitionsInForceTest {
  private final DefinitionsInForce inForce = new DefinitionsInForce(LONGEST);

  private static ControlMessage version(String id, int version, long set) {
    return version(id, version, set, "{event: X, count: " + version + "}");
  }

  private static ControlMessage version(String id, int version, long set, String when) {
    return ControlMessage.definition("segment/" + id, version, set, segment(id, when));
  }

  private static ControlMessage retired(String id, int version, long set) {
    return ControlMessage.retirement("segment/" + id, version, set);
  }

  private static ControlMessage closing(long set) {
    return ControlMessage.closing(set);
  }

  private static List<String> words(DefinitionsInForce inForce) {
    List<String> words = new ArrayList<>();
    for (Definition.Versioned versioned : inForce.definitions()) {
      words.add(versioned.definition().id() + " " + versioned.version());
    }
    return words;
  }

  private boolean[] take(ControlMessage... messages) {
    boolean[] changed = new boolean[messages.length];
    for (int i = 0; i < messages.length; i++) {
      changed[i] = inForce.take(messages[i]);
    }
    return changed;
  }

  @Test
  void bringsASetIntoForceWhenItIsClosed() {
    assertThat(take(version("a", 1, 1), version("b", 1, 1))).containsOnly(false);
    assertThat(inForce.isComplete()).isFalse();
    assertThat(inForce.definitions()).isEmpty();
    assertThat(take(closing(1))).containsExactly(true);
    assertThat(inForce.isComplete()).isTrue();
    assertThat(words(inForce)).containsExactly("a 1", "b 1");
    assertThat(take(closing(1), version("a", 1, 1))).containsOnly(false);
  }

  @Test
  void whatIsKnownIsNotWorkedOutAgain() {
    ControlMessage[] records = {
      version("a", 1, 1), version("b", 1, 1), closing(1), version("a", 2, 2), closing(2)
    };
    take(records);
    List<Definition.Versioned> before = inForce.definitions();
    assertThat(take(records)).containsOnly(false);
    assertThat(inForce.definitions()).isSameAs(before);
  }

  @Test
  void keepsTheOldVersionUntilTheNewSetIsClosed() {
    take(version("a", 1, 1), closing(1), version("a", 2, 2), version("b", 1, 2));
    assertThat(words(inForce)).containsExactly("a 1");
    take(closing(2));
    assertThat(words(inForce)).containsExactly("a 2", "b 1");
  }

  @Test
  void closesASetThoughALaterOneIsOnItsWay() {
    take(version("a", 1, 1), version("a", 2, 2), closing(1));
    assertThat(words(inForce)).containsExactly("a 1");
  }

  @Test
  void retiresADefinition() {
    take(version("a", 1, 1), version("b", 1, 1), closing(1), retired("a", 2, 2));
    assertThat(words(inForce)).containsExactly("a 1", "b 1");
    take(closing(2), version("a", 1, 1));
    assertThat(words(inForce)).containsExactly("b 1");
    take(version("a", 3, 3), closing(3));
    assertThat(words(inForce)).containsExactly("a 3", "b 1");
  }

  @Test
  void keepsTheLastGoodSetWhileThereIsAnError() {
    take(version("a", 1, 1), version("b", 1, 1, "{segment: a}"), closing(1));
    assertThat(take(retired("a", 2, 2), closing(2))).containsOnly(false);
    assertThat(words(inForce)).containsExactly("a 1", "b 1");
    assertThat(inForce.problems())
        .singleElement()
        .asString()
        .isEqualTo("segment/b:3:17: error: unknown segment a; known: b");
    take(retired("b", 2, 3), closing(3));
    assertThat(inForce.definitions()).isEmpty();
    assertThat(inForce.problems()).isEmpty();
  }

  @Test
  void isNotStoppedByWarnings() {
    take(version("a", 1, 1, "{event: X, count: -1}"), closing(1));
    assertThat(words(inForce)).containsExactly("a 1");
    assertThat(inForce.problems()).isEmpty();
  }

  @Test
  void keepsWhatIsInForceWhenALateRecordSpoilsItsSet() {
    take(version("a", 1, 1), closing(1));
    assertThat(take(version("b", 1, 1, "{segment: none}"))).containsExactly(false);
    assertThat(words(inForce)).containsExactly("a 1");
    assertThat(words(rebuilt(0))).containsExactly("a 1");
    take(version("none", 1, 1));
    assertThat(words(inForce)).containsExactly("a 1", "b 1", "none 1");
  }

  @Test
  void forgetsWhatIsSuperseded() {
    for (int i = 1; i <= 50; i++) {
      take(version("a", i, i), closing(i));
    }
    assertThat(inForce.messages()).containsExactlyInAnyOrder(version("a", 50, 50), closing(50));
  }

  private DefinitionsInForce rebuilt(int seed) {
    List<ControlMessage> messages = new ArrayList<>(inForce.messages());
    Collections.shuffle(messages, new Random(seed));
    DefinitionsInForce rebuilt = new DefinitionsInForce(LONGEST);
    rebuilt.takeAll(messages);
    return rebuilt;
  }

  /** Some sets, each of them without error if all before it is in force. */
  private static List<ControlMessage> history(Random random) {
    List<ControlMessage> messages = new ArrayList<>();
    int[] versions = new int[4];
    int sets = 1 + random.nextInt(4);
    for (int set = 1; set <= sets; set++) {
      for (int i = 0; i < versions.length; i++) {
        String id = String.valueOf((char) ('a' + i));
        boolean keepsReferences = i > 0;
        if (random.nextInt(3) > 0 || (i == 0 && set == 1)) {
          versions[i]++;
          messages.add(
              keepsReferences && random.nextInt(3) == 0
                  ? retired(id, versions[i], set)
                  : version(id, versions[i], set, i == 3 ? "{segment: a}" : "{event: X}"));
        }
      }
      messages.add(closing(set));
    }
    return messages;
  }

  @Test
  void endsInTheSameStateWhateverTheOrderAndRepetition() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<ControlMessage> messages = history(random);
      DefinitionsInForce inOrder = new DefinitionsInForce(LONGEST);
      messages.forEach(inOrder::take);

      List<ControlMessage> mixed = new ArrayList<>(messages);
      mixed.addAll(messages.subList(0, random.nextInt(messages.size())));
      Collections.shuffle(mixed, random);
      DefinitionsInForce outOfOrder = new DefinitionsInForce(LONGEST);
      mixed.forEach(outOfOrder::take);
      DefinitionsInForce atOnce = new DefinitionsInForce(LONGEST);
      atOnce.takeAll(mixed);

      for (DefinitionsInForce other : List.of(outOfOrder, atOnce)) {
        assertThat(other.definitions()).as("seed %d", seed).isEqualTo(inOrder.definitions());
        assertThat(other.problems()).as("seed %d", seed).isEqualTo(inOrder.problems());
      }
    }
  }

  @Test
  void fallsBackToTheSameSetWhateverTheOrderBeforeTheClosings() {
    List<ControlMessage> records =
        List.of(
            version("a", 1, 1),
            version("b", 1, 1, "{segment: a}"),
            version("c", 1, 2),
            retired("a", 2, 3),
            version("d", 1, 4, "{oops: 1}"));
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<ControlMessage> mixed = new ArrayList<>(records);
      mixed.addAll(records);
      Collections.shuffle(mixed, random);
      List<ControlMessage> closings =
          new ArrayList<>(IntStream.rangeClosed(1, 4).mapToObj(i -> closing(i)).toList());
      Collections.shuffle(closings, random);
      DefinitionsInForce shuffled = new DefinitionsInForce(LONGEST);
      mixed.forEach(shuffled::take);
      closings.forEach(shuffled::take);
      mixed.forEach(shuffled::take);
      closings.forEach(shuffled::take);
      assertThat(words(shuffled)).as("seed %d", seed).containsExactly("a 1", "b 1", "c 1");
      assertThat(shuffled.problems()).as("seed %d", seed).hasSize(2);
    }
  }

  @Test
  void rebuildsTheSameStateFromItsRecords() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      DefinitionsInForce original = new DefinitionsInForce(LONGEST);
      for (ControlMessage message : history(random)) {
        original.take(message);
        if (random.nextInt(8) == 0) {
          original.take(version("d", 90 + random.nextInt(9), random.nextInt(6), "{segment: none}"));
        }
        List<ControlMessage> records = new ArrayList<>(original.messages());
        Collections.shuffle(records, random);
        DefinitionsInForce rebuilt = new DefinitionsInForce(LONGEST);
        records.forEach(rebuilt::take);
        assertThat(rebuilt.definitions()).as("seed %d", seed).isEqualTo(original.definitions());
        assertThat(rebuilt.isComplete()).as("seed %d", seed).isEqualTo(original.isComplete());
      }
    }
  }
}

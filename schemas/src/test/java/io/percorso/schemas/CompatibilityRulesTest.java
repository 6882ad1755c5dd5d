package io.percorso.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class CompatibilityRulesTest {

  private static final Schema RELEASED = pet("{'name':'age','type':'int','doc':'a','default':0}");

  @Test
  void aFieldAddedWithADefaultBreaksNothing() {
    Schema current =
        pet(
            "{'name':'age','type':'int','doc':'a','default':0},"
                + "{'name':'legs','type':'int','doc':'l','default':4}");

    assertThat(CompatibilityRules.undescribed(current)).isEmpty();
    assertThat(CompatibilityRules.lost(RELEASED, current)).isEmpty();
    assertThat(CompatibilityRules.unreadable(current, RELEASED)).isEmpty();
    assertThat(CompatibilityRules.unreadable(RELEASED, current)).isEmpty();
  }

  @Test
  void aFieldWithoutDocOrDefaultIsFound() {
    assertThat(CompatibilityRules.undescribed(pet("{'name':'age','type':'int'}")))
        .containsExactly("Pet.age has no doc", "Pet.age has no default");
  }

  @Test
  void aRecordInsideAnotherIsHeldToTheSameRules() {
    Schema withOwners =
        pet(
            "{'name':'owners','doc':'o','default':[],'type':{'type':'array','items':"
                + "{'type':'record','name':'Owner','fields':[]}}}");
    Schema ownerless = RELEASED;

    assertThat(CompatibilityRules.undescribed(withOwners)).containsExactly("Owner has no doc");
    assertThat(CompatibilityRules.lost(withOwners, ownerless))
        .containsExactlyInAnyOrder("Pet.owners is gone", "Owner is gone");
  }

  @Test
  void aRenamedFieldIsFoundThoughAnAliasMakesItReadable() {
    Schema current = pet("{'name':'years','aliases':['age'],'type':'int','doc':'a','default':0}");

    assertThat(CompatibilityRules.unreadable(current, RELEASED)).isEmpty();
    assertThat(CompatibilityRules.lost(RELEASED, current)).containsExactly("Pet.age is gone");
  }

  @Test
  void aFieldOfAnotherTypeIsFoundOnTheSideThatCannotReadIt() {
    Schema current = pet("{'name':'age','type':'long','doc':'a','default':0}");

    assertThat(CompatibilityRules.unreadable(current, RELEASED)).isEmpty();
    assertThat(CompatibilityRules.unreadable(RELEASED, current)).hasSize(1);
  }

  private static Schema pet(String fields) {
    String text = "{'type':'record','name':'Pet','doc':'A pet.','fields':[" + fields + "]}";
    return new Schema.Parser().parse(text.replace('\'', '"'));
  }
}

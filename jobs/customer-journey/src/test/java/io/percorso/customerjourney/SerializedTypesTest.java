package io.percorso.customerjourney;

import io.percorso.customerjourney.ingest.ControlIntake;
import io.percorso.definitions.ControlMessage;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.DeadLetter;
import io.percorso.runtime.intake.Intake;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses an edge or rests in state. */
class SerializedTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        CustomerLine.class,
        Intake.class,
        DeadLetter.class,
        ControlMessage.class,
        ControlIntake.class,
        CustomerFact.class,
        PresentStanding.class
      })
  void isSerializedFieldByFieldAndNeverByKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}

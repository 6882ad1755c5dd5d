package io.percorso.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.customerjourney.ingest.ControlIntake;
import io.percorso.definitions.ControlMessage;
import io.percorso.engine.feedback.AnswerChange;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.CustomerLineSerializer;
import io.percorso.runtime.intake.DeadLetter;
import io.percorso.runtime.intake.Intake;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses an edge or rests in state. */
class SerializedTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        Intake.class,
        DeadLetter.class,
        ControlMessage.class,
        ControlIntake.class,
        CustomerFact.class,
        PresentStanding.class,
        AnswerChange.class
      })
  void isSerializedFieldByFieldAndNeverByKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @Test
  void customerLinesHaveASerializerOfTheirOwnWhichGivesBackWhatItTook() throws IOException {
    TypeSerializer<CustomerLine> serializer =
        TypeInformation.of(CustomerLine.class).createSerializer(new SerializerConfigImpl());
    assertThat(serializer).isInstanceOf(CustomerLineSerializer.class);
    CustomerLine line =
        new CustomerLine("cliente è qui", 1_767_225_600_000L, 42, new byte[] {1, 2});

    DataOutputSerializer written = new DataOutputSerializer(64);
    serializer.serialize(line, written);
    DataOutputSerializer copied = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(written.getCopyOfBuffer()), copied);
    CustomerLine read = serializer.deserialize(new DataInputDeserializer(copied.getCopyOfBuffer()));

    assertThat(read).usingRecursiveComparison().isEqualTo(line);
  }
}

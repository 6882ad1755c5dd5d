package io.percorso.rollingfeedback;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses an edge or rests in state. */
class SerializedTypesTest {

  @ParameterizedTest
  @ValueSource(classes = {RowIntake.class, Row.class, Delta.class, Point.class})
  void isSerializedFieldByFieldAndNeverByKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}

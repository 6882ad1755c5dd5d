package io.percorso.runtime.intake;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink to write customer lines with {@link CustomerLineSerializer}. */
public final class CustomerLineType extends TypeInformation<CustomerLine> {
  private static final long serialVersionUID = 1;

  /** How Flink finds the type. */
  public static final class Factory extends TypeInfoFactory<CustomerLine> {
    @Override
    public TypeInformation<CustomerLine> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> parameters) {
      return new CustomerLineType();
    }
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<CustomerLine> getTypeClass() {
    return CustomerLine.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<CustomerLine> createSerializer(SerializerConfig config) {
    return CustomerLineSerializer.INSTANCE;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CustomerLineType;
  }

  @Override
  public boolean equals(Object other) {
    return canEqual(other);
  }

  @Override
  public int hashCode() {
    return CustomerLineType.class.hashCode();
  }

  @Override
  public String toString() {
    return "CustomerLine";
  }
}

package io.percorso.runtime.intake;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Writes customer lines between operators: what the generic one does field by field with flags is
 * here four plain writes, on the one edge that every event crosses.
 */
public final class CustomerLineSerializer extends TypeSerializerSingleton<CustomerLine> {
  /** The only instance needed. */
  public static final CustomerLineSerializer INSTANCE = new CustomerLineSerializer();

  private static final long serialVersionUID = 1;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public CustomerLine createInstance() {
    return new CustomerLine("", 0, 0, new byte[0]);
  }

  @Override
  public CustomerLine copy(CustomerLine from) {
    return from;
  }

  @Override
  public CustomerLine copy(CustomerLine from, CustomerLine reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(CustomerLine line, DataOutputView target) throws IOException {
    StringValue.writeString(line.customerId(), target);
    target.writeLong(line.at());
    target.writeLong(line.order());
    target.writeInt(line.line().length);
    target.write(line.line());
  }

  @Override
  public CustomerLine deserialize(DataInputView source) throws IOException {
    String customerId = StringValue.readString(source);
    long at = source.readLong();
    long order = source.readLong();
    byte[] line = new byte[source.readInt()];
    source.readFully(line);
    return new CustomerLine(customerId, at, order, line);
  }

  @Override
  public CustomerLine deserialize(CustomerLine reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    StringValue.copyString(source, target);
    target.writeLong(source.readLong());
    target.writeLong(source.readLong());
    int length = source.readInt();
    target.writeInt(length);
    target.write(source, length);
  }

  @Override
  public TypeSerializerSnapshot<CustomerLine> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What savepoints remember of the serializer. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CustomerLine> {
    /** Needed by Flink when it reads a savepoint. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}

package io.percorso.rollingfeedback;

import io.percorso.engine.figure.Cells;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/** The cells of the current figure in Flink's keyed state. */
final class StoredCells implements Cells {
  private final MapState<Long, byte[]> state;

  StoredCells(RuntimeContext context) {
    state =
        context.getMapState(
            new MapStateDescriptor<>(
                "cells", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public byte[] get(long key) {
    try {
      return state.get(key);
    } catch (Exception failure) {
      throw new FlinkRuntimeException(failure);
    }
  }

  @Override
  public void put(long key, byte[] bytes) {
    try {
      state.put(key, bytes);
    } catch (Exception failure) {
      throw new FlinkRuntimeException(failure);
    }
  }

  @Override
  public void remove(long key) {
    try {
      state.remove(key);
    } catch (Exception failure) {
      throw new FlinkRuntimeException(failure);
    }
  }
}

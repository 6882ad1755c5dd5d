package io.percorso.customerjourney;

import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.customer.Customer;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;

/** Where customers live between lines. */
interface Residence {
  /** The customer of the current key, unknown if there is none yet. */
  Customer load(String id) throws IOException;

  /** Keeps the customer until it is loaded next. */
  void store(Customer customer) throws IOException;

  /** In Flink's keyed state, one value each. */
  final class InState implements Residence {
    /** The name of the state. */
    static final String NAME = "customer";

    private final ValueState<byte[]> state;
    private final ByteWriter writer = new ByteWriter();

    InState(ValueState<byte[]> state) {
      this.state = state;
    }

    @Override
    public Customer load(String id) throws IOException {
      byte[] bytes = state.value();
      return bytes == null ? Customer.unknown(id) : Customer.read(id, bytes);
    }

    @Override
    public void store(Customer customer) throws IOException {
      writer.clear();
      customer.write(writer);
      state.update(writer.toBytes());
    }
  }

  /**
   * One customer at a time, as an object: a sorted input brings all lines of one before those of
   * the next, so there is nobody else to remember.
   */
  final class OneByOne implements Residence {
    private Customer current;

    @Override
    public Customer load(String id) {
      if (current == null || !current.id().equals(id)) {
        current = Customer.unknown(id);
      }
      return current;
    }

    @Override
    public void store(Customer customer) {
      current = customer;
    }
  }
}

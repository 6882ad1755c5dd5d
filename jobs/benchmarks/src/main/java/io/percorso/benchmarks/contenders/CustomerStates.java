package io.percorso.benchmarks.contenders;

import io.percorso.benchmarks.workload.Rule;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** What all rules remember of one customer, as one value of bytes. */
final class CustomerStates {
  private final RuleState[] states;
  long clock;

  private CustomerStates(int rules) {
    states = new RuleState[rules];
  }

  RuleState of(int rule, Rule of) {
    if (states[rule] == null) {
      states[rule] = RuleState.of(of);
    }
    return states[rule];
  }

  /** What a rule remembers, or null. */
  RuleState known(int rule) {
    return states[rule];
  }

  /** The first instant at which a rule wants to be asked. */
  long next() {
    long next = PieceState.NEVER;
    for (RuleState state : states) {
      next = state == null ? next : Math.min(next, state.wakeAt);
    }
    return next;
  }

  static CustomerStates read(byte[] value, List<Rule> rules) {
    CustomerStates all = new CustomerStates(rules.size());
    if (value == null) {
      return all;
    }
    ByteBuffer in = ByteBuffer.wrap(value);
    all.clock = in.getLong();
    while (in.hasRemaining()) {
      int rule = in.getShort();
      RuleState state = all.of(rule, rules.get(rule));
      state.in = in.get() == 1;
      state.wakeAt = in.getLong();
      for (PieceState piece : state.pieces) {
        for (int left = in.getInt(); left > 0; left--) {
          piece.instants.add(in.getLong());
          piece.patterns.add((int) in.get());
          piece.amounts.add(in.getDouble());
        }
      }
    }
    return all;
  }

  byte[] write() {
    int size = 8;
    for (RuleState state : states) {
      if (state != null) {
        size += 11;
        for (PieceState piece : state.pieces) {
          size += 4 + 17 * piece.instants.size();
        }
      }
    }
    ByteBuffer out = ByteBuffer.allocate(size).putLong(clock);
    for (int i = 0; i < states.length; i++) {
      if (states[i] != null) {
        out.putShort((short) i).put((byte) (states[i].in ? 1 : 0)).putLong(states[i].wakeAt);
        for (PieceState piece : states[i].pieces) {
          out.putInt(piece.instants.size());
          for (int j = 0; j < piece.instants.size(); j++) {
            out.putLong(piece.instants.get(j));
            out.put(piece.patterns.get(j).byteValue());
            out.putDouble(piece.amounts.get(j));
          }
        }
      }
    }
    return out.array();
  }

  /** The key of what is due: instants sort first. */
  static Bytes due(long at, Bytes customer) {
    return Bytes.wrap(
        ByteBuffer.allocate(8 + customer.get().length).putLong(at).put(customer.get()).array());
  }

  static long instant(Bytes due) {
    return ByteBuffer.wrap(due.get()).getLong();
  }

  static Bytes customer(Bytes due) {
    byte[] all = due.get();
    return Bytes.wrap(java.util.Arrays.copyOfRange(all, 8, all.length));
  }
}

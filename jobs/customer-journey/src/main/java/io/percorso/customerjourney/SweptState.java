package io.percorso.customerjourney;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/** Remembers by which rules all customers of a subtask have been judged. */
final class SweptState {
  /** Stands for rules that nobody knows: customers have to be visited. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private final ListState<Long> state;

  SweptState(OperatorStateStore store) throws Exception {
    // All subtasks' entries, as those that a subtask has now may have come from any.
    state = store.getUnionListState(new ListStateDescriptor<>("swept", Types.LONG));
  }

  /** The stamp of the rules, or {@link #UNKNOWN} if not all subtasks agree. */
  long read() throws Exception {
    long swept = UNKNOWN;
    boolean first = true;
    for (long one : state.get()) {
      if (!first && one != swept) {
        return UNKNOWN;
      }
      swept = one;
      first = false;
    }
    return swept;
  }

  void write(long swept) throws Exception {
    state.update(List.of(swept));
  }
}

package io.percorso.customerjourney;

import io.percorso.definitions.ControlMessage;
import io.percorso.engine.churn.LearnedWeights;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Keeps, in broadcast state, from what the rules in force come into force again. */
final class RulesState {
  /** The control records taken so far, by a key of their own. */
  static final MapStateDescriptor<String, ControlMessage> DEFINITIONS =
      new MapStateDescriptor<>(
          "definitions", Types.STRING, TypeInformation.of(ControlMessage.class));

  /** The newest learned weights of each churn model. */
  private static final MapStateDescriptor<String, LearnedWeights> WEIGHTS =
      new MapStateDescriptor<>(
          "churn-weights", Types.STRING, TypeInformation.of(LearnedWeights.class));

  private final RulesInForce rules;
  private final BroadcastState<String, ControlMessage> messages;
  private final BroadcastState<String, LearnedWeights> weights;

  /** Goes on with the rules that the state has. */
  RulesState(RulesInForce rules, OperatorStateStore store) throws Exception {
    this.rules = rules;
    messages = store.getBroadcastState(DEFINITIONS);
    weights = store.getBroadcastState(WEIGHTS);
    rules.restore(values(messages), values(weights));
  }

  private static <T> List<T> values(BroadcastState<String, T> state) throws Exception {
    List<T> values = new ArrayList<>();
    state.immutableEntries().forEach(entry -> values.add(entry.getValue()));
    return values;
  }

  /** Takes learned weights in. */
  void take(LearnedWeights learned) throws Exception {
    if (rules.take(learned)) {
      weights.put(learned.modelId(), learned);
    }
  }

  /** Takes a control message in. */
  void take(ControlMessage message) throws Exception {
    rules.take(message);
    if (!message.isClosing()) {
      keep(message);
      return;
    }
    // A closing may have made others superfluous.
    messages.clear();
    for (ControlMessage retained : rules.messages()) {
      keep(retained);
    }
  }

  private void keep(ControlMessage message) throws Exception {
    messages.put(message.set() + "/" + message.key() + "/" + message.version(), message);
  }
}

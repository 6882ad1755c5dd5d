package io.percorso.benchmarks.contenders;

import io.percorso.benchmarks.workload.Rule;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * What the tutorials lead to: rules by broadcast, a loop over them for every event, and a map state
 * with what each rule remembers of the customer. It only touches the state of rules that look at
 * such an event, and keeps one timer for each rule's next change.
 */
final class TutorialJob extends FlinkContender {
  private static final String LAST = "Rules";

  TutorialJob() {
    super(true);
  }

  @Override
  String last() {
    return LAST;
  }

  @Override
  void build(StreamExecutionEnvironment env, Task task) {
    Integer[] numbers = new Integer[task.rules().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    BroadcastStream<Integer> rules = env.fromData(numbers).uid("numbers").broadcast(Loop.RULES);
    Entries.sink(
        ShopEvents.of(new KafkaIn(env, task))
            .keyBy(event -> event.customerId)
            .connect(rules)
            .process(new Loop(task.family().name(), task.definitions()))
            .name(LAST)
            .uid("rules"),
        task);
  }

  /** The loop. */
  private static final class Loop
      extends KeyedBroadcastProcessFunction<String, ShopEvent, Integer, String> {
    /** Rules travel by their number, for they are known on both sides. */
    static final MapStateDescriptor<Integer, Integer> RULES =
        new MapStateDescriptor<>("rules", Types.INT, Types.INT);

    private static final long serialVersionUID = 1;

    private final String family;
    private final int number;
    private transient Map<Integer, Rule> rules;
    private transient MapState<Integer, RuleState> states;

    Loop(String family, int number) {
      this.family = family;
      this.number = number;
    }

    @Override
    public void open(OpenContext context) {
      rules = new HashMap<>();
      for (Rule rule : io.percorso.benchmarks.workload.Family.valueOf(family).rules(number)) {
        rules.put(rules.size(), rule);
      }
      states =
          getRuntimeContext()
              .getMapState(
                  new MapStateDescriptor<>(
                      "states", Types.INT, TypeInformation.of(RuleState.class)));
    }

    @Override
    public void processBroadcastElement(Integer rule, Context context, Collector<String> out)
        throws Exception {
      context.getBroadcastState(RULES).put(rule, rule);
    }

    @Override
    public void processElement(ShopEvent event, ReadOnlyContext context, Collector<String> out)
        throws Exception {
      long watermark = context.timerService().currentWatermark();
      for (Map.Entry<Integer, Rule> entry : rules.entrySet()) {
        Rule rule = entry.getValue();
        if (!RuleState.isTouched(rule, event)) {
          continue;
        }
        RuleState known = states.get(entry.getKey());
        RuleState state = known == null ? RuleState.of(rule) : known;
        long timer = state.wakeAt;
        state.take(rule, event);
        if (state.judge(rule, Math.max(event.at, watermark)) && state.in) {
          out.collect(Entries.line(rule.id(), event.customerId, event.at));
        }
        if (state.wakeAt != timer && state.wakeAt != PieceState.NEVER) {
          context.timerService().registerEventTimeTimer(state.wakeAt);
        }
        states.put(entry.getKey(), state);
      }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out)
        throws Exception {
      for (Integer number : sorted()) {
        RuleState state = states.get(number);
        if (state.wakeAt > timestamp) {
          continue;
        }
        Rule rule = rules.get(number);
        if (state.judge(rule, timestamp) && state.in) {
          out.collect(Entries.line(rule.id(), context.getCurrentKey(), timestamp));
        }
        if (state.wakeAt == PieceState.NEVER && !state.in) {
          states.remove(number);
          continue;
        }
        if (state.wakeAt != PieceState.NEVER) {
          context.timerService().registerEventTimeTimer(state.wakeAt);
        }
        states.put(number, state);
      }
    }

    /** A copy, for the state must not change under its own iterator. */
    private Iterable<Integer> sorted() throws Exception {
      java.util.List<Integer> numbers = new java.util.ArrayList<>();
      states.keys().forEach(numbers::add);
      numbers.sort(Comparator.naturalOrder());
      return numbers;
    }
  }
}

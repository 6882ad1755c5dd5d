package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AnnouncingContextTest {

  private static final KafkaPartitionSplit SPLIT =
      new KafkaPartitionSplit(new TopicPartition("clicks", 0), 0);

  private final FakeContext flink = new FakeContext();

  @Test
  void readersLearnOfTheFirstAssignmentAfterTheirSplits() {
    AnnouncingContext context = new AnnouncingContext(flink, false);
    flink.register(0);
    context.welcome(0);
    flink.register(1);
    context.welcome(1);
    assertThat(flink.calls).isEmpty();

    context.assignSplits(new SplitsAssignment<>(SPLIT, 0));
    assertThat(flink.calls).containsExactly("split 0", "SplitsAssigned[] 0", "SplitsAssigned[] 1");
  }

  @Test
  void laterAssignmentsAreNotNews() {
    AnnouncingContext context = new AnnouncingContext(flink, false);
    flink.register(0);
    context.assignSplit(SPLIT, 0);
    flink.calls.clear();

    context.assignSplit(SPLIT, 0);
    assertThat(flink.calls).containsExactly("split 0");
  }

  @Test
  void readerOfARestoredSourceIsToldAtOnce() {
    AnnouncingContext context = new AnnouncingContext(flink, true);
    flink.register(1);
    context.welcome(1);

    assertThat(flink.calls).containsExactly("SplitsAssigned[] 1");
  }

  /** Notes what an enumerator sends to readers. */
  private static final class FakeContext implements SplitEnumeratorContext<KafkaPartitionSplit> {

    private final List<String> calls = new ArrayList<>();
    private final Map<Integer, ReaderInfo> readers = new HashMap<>();

    void register(int subtask) {
      readers.put(subtask, new ReaderInfo(subtask, "localhost"));
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
      calls.add(event + " " + subtask);
    }

    @Override
    public void assignSplits(SplitsAssignment<KafkaPartitionSplit> assignment) {
      assignment.assignment().keySet().forEach(subtask -> calls.add("split " + subtask));
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
      return readers;
    }

    @Override
    public int currentParallelism() {
      return readers.size();
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(
        Callable<T> callable, BiConsumer<T, Throwable> handler, long initialDelay, long period) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
      throw new UnsupportedOperationException();
    }
  }
}

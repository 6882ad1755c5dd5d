package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.KafkaSourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.junit.jupiter.api.Test;

class QuietTimeSourceTest {

  private static final QuietTime ON =
      new QuietTime(Duration.ofSeconds(1), Duration.ofSeconds(1), true);

  private static KafkaSourceBuilder<Event> kafka() {
    return KafkaSource.<Event>builder()
        .setBootstrapServers("localhost:1")
        .setGroupId("shop")
        .setTopics("clicks")
        .setDeserializer(new Event.Decoder());
  }

  private static SourceReader<Event, KafkaPartitionSplit> readerOf(QuietTimeSource<Event> source)
      throws Exception {
    SourceReader<Event, KafkaPartitionSplit> reader = source.createReader(new Context());
    reader.close();
    return reader;
  }

  @Test
  void watchesSilence() throws Exception {
    QuietTimeSource<Event> source = QuietTimeSource.of(kafka().build(), Event::offset, ON);
    assertThat(readerOf(source)).isInstanceOf(QuietTimeReader.class);
  }

  @Test
  void switchedOffItIsTheWrappedSource() throws Exception {
    QuietTimeSource<Event> source =
        QuietTimeSource.of(kafka().build(), Event::offset, QuietTime.off());
    assertThat(readerOf(source)).isExactlyInstanceOf(KafkaSourceReader.class);
  }

  @Test
  void boundedSourceIsHistory() throws Exception {
    KafkaSource<Event> bounded = kafka().setBounded(OffsetsInitializer.latest()).build();
    QuietTimeSource<Event> source = QuietTimeSource.of(bounded, Event::offset, ON);
    assertThat(readerOf(source)).isExactlyInstanceOf(KafkaSourceReader.class);
  }

  @Test
  void showsWhatTheWrappedSourceShows() throws Exception {
    KafkaSource<Event> wrapped = kafka().build();
    QuietTimeSource<Event> source = QuietTimeSource.of(wrapped, Event::offset, ON);

    assertThat(source.getProducedType()).isEqualTo(wrapped.getProducedType());
    assertThat(source.getBoundedness()).isEqualTo(wrapped.getBoundedness());
    assertThat(source.getLineageVertex().datasets()).hasSize(1);
    assertThat(source.getSplitSerializer()).hasSameClassAs(wrapped.getSplitSerializer());
    assertThat(source.getEnumeratorCheckpointSerializer())
        .hasSameClassAs(wrapped.getEnumeratorCheckpointSerializer());
  }

  @Test
  void travelsToTheCluster() throws Exception {
    QuietTimeSource<Event> source =
        QuietTimeSource.of(
            kafka().build(), Event::offset, ON, new Properties(), WallClock.system());
    assertThat(InstantiationUtil.clone(source).getProducedType())
        .isEqualTo(source.getProducedType());
  }

  /** The least a reader needs to be made. */
  private static final class Context implements SourceReaderContext {

    @Override
    public SourceReaderMetricGroup metricGroup() {
      return UnregisteredMetricsGroup.createSourceReaderMetricGroup();
    }

    @Override
    public Configuration getConfiguration() {
      return new Configuration();
    }

    @Override
    public String getLocalHostName() {
      return "localhost";
    }

    @Override
    public int getIndexOfSubtask() {
      return 0;
    }

    @Override
    public int currentParallelism() {
      return 1;
    }

    @Override
    public void sendSplitRequest() {}

    @Override
    public void sendSourceEventToCoordinator(SourceEvent event) {}

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
      return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
    }
  }
}

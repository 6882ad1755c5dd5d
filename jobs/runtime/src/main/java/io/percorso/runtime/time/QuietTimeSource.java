package io.percorso.runtime.time;

import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.lineage.LineageDataset;
import org.apache.flink.streaming.api.lineage.LineageDatasetFacet;
import org.apache.flink.streaming.api.lineage.LineageVertexProvider;
import org.apache.flink.streaming.api.lineage.SourceLineageVertex;

/**
 * A Kafka source whose event time goes on although its topics are silent.
 *
 * <p>Each reader asks the broker, at an interval, whether its quiet partitions have been read to
 * their end. Those that have promise the wall clock of that question, less the disorder bound, as
 * their watermark. A partition with a backlog or with its broker away promises nothing, and neither
 * do the others of its reader meanwhile; a partition that gives records goes by their timestamps. A
 * reader that gets no partition steps aside. Flink takes the minimum of all of these.
 *
 * <p>Give it a {@code WatermarkStrategy} <em>without</em> {@code withIdleness}: silence is dealt
 * with here, and an idle timeout would let time pass a partition whose broker is away.
 *
 * <p>State is the wrapped source's own: wrapping and unwrapping keeps savepoints. A bounded source,
 * and one with {@link QuietTime#enabled} false, is left exactly as it is.
 *
 * @param <OUT> the values of the source
 */
public final class QuietTimeSource<OUT>
    implements Source<OUT, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<OUT>,
        LineageVertexProvider {

  private static final long serialVersionUID = 1L;

  private final KafkaSource<OUT> source;
  private final OffsetOf<OUT> offsetOf;
  private final QuietTime settings;
  private final Properties client;
  private final WallClock clock;

  private QuietTimeSource(
      KafkaSource<OUT> source,
      OffsetOf<OUT> offsetOf,
      QuietTime settings,
      Properties client,
      WallClock clock) {
    this.source = source;
    this.offsetOf = offsetOf;
    this.settings = settings;
    this.client = client;
    this.clock = clock;
  }

  /**
   * Wraps {@code source}; the probe uses the client properties the source was built with.
   *
   * @param offsetOf the offset of each value. A record that gives no value is noticed only at the
   *     next checkpoint, so a decoder had better give one for each
   * @throws IllegalArgumentException if the source does not tell its client properties, as one with
   *     a subscriber of its own may not; then use the other {@code of}
   */
  public static <OUT> QuietTimeSource<OUT> of(
      KafkaSource<OUT> source, OffsetOf<OUT> offsetOf, QuietTime settings) {
    return of(source, offsetOf, settings, clientProperties(source), WallClock.system());
  }

  /**
   * Wraps {@code source}.
   *
   * @param client client properties for the probe: those of the source
   * @param clock the wall clock that time goes on by
   */
  public static <OUT> QuietTimeSource<OUT> of(
      KafkaSource<OUT> source,
      OffsetOf<OUT> offsetOf,
      QuietTime settings,
      Properties client,
      WallClock clock) {
    Properties copy = new Properties();
    client.stringPropertyNames().forEach(key -> copy.setProperty(key, client.getProperty(key)));
    return new QuietTimeSource<>(
        Objects.requireNonNull(source, "source"),
        Objects.requireNonNull(offsetOf, "offsetOf"),
        Objects.requireNonNull(settings, "settings"),
        copy,
        Objects.requireNonNull(clock, "clock"));
  }

  /** The lineage is the one public place where a built source shows its client properties. */
  private static Properties clientProperties(KafkaSource<?> source) {
    for (LineageDataset dataset : source.getLineageVertex().datasets()) {
      LineageDatasetFacet facet = dataset.facets().get(DefaultKafkaDatasetFacet.KAFKA_FACET_NAME);
      if (facet instanceof DefaultKafkaDatasetFacet kafka && kafka.getProperties() != null) {
        return kafka.getProperties();
      }
    }
    throw new IllegalArgumentException("The source does not tell its client properties");
  }

  private boolean watchesSilence() {
    return settings.enabled() && source.getBoundedness() == Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<OUT, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    SourceReader<OUT, KafkaPartitionSplit> reader = source.createReader(context);
    if (!watchesSilence()) {
      return reader;
    }
    int subtask = context.getIndexOfSubtask();
    ReaderProgress progress = new ReaderProgress();
    Wakeup wakeup = new Wakeup();
    QuietTimeMetrics metrics = new QuietTimeMetrics(context.metricGroup());
    Probe probe =
        new Probe(
            progress,
            () -> KafkaPartitionLogs.open(client, subtask),
            clock,
            metrics,
            wakeup::raise);
    return new QuietTimeReader<>(
        reader,
        offsetOf,
        progress,
        new SilenceClock(progress, probe::latest, settings.disorderBound(), metrics),
        probe,
        new ThreadPulse("quiet-time-probe-" + subtask, settings.probeInterval()),
        wakeup);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    if (!watchesSilence()) {
      return source.createEnumerator(context);
    }
    AnnouncingContext announcing = new AnnouncingContext(context, false);
    return new QuietTimeEnumerator(source.createEnumerator(announcing), announcing);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState checkpoint)
      throws Exception {
    if (!watchesSilence()) {
      return source.restoreEnumerator(context, checkpoint);
    }
    AnnouncingContext announcing =
        new AnnouncingContext(context, checkpoint.initialDiscoveryFinished());
    return new QuietTimeEnumerator(source.restoreEnumerator(announcing, checkpoint), announcing);
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<OUT> getProducedType() {
    return source.getProducedType();
  }

  @Override
  public SourceLineageVertex getLineageVertex() {
    return source.getLineageVertex();
  }
}

package io.percorso.engine.figure;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.definition.Definition;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes a rolling figure out of counted answers.
 *
 * @param metricId the id of the feedback metric
 * @param version the version of its definition
 * @param scale the scale of the answers
 * @param every milliseconds between two boundaries, which are whole multiples of it
 * @param windows lengths in boundaries, in the definition's order
 * @param minimum answers below which a figure is thin
 */
public record FigureSpec(
    String metricId, int version, Scale scale, long every, List<Integer> windows, int minimum) {

  /** Keeps a copy of the list. */
  public FigureSpec {
    windows = List.copyOf(windows);
  }

  /** Cheap, since specs tell places apart again and again. */
  @Override
  public int hashCode() {
    return 31 * metricId.hashCode() + version;
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof FigureSpec that
        && version == that.version
        && every == that.every
        && minimum == that.minimum
        && scale == that.scale
        && metricId.equals(that.metricId)
        && windows.equals(that.windows);
  }

  /** The spec of a definition. */
  public static FigureSpec of(Definition.FeedbackMetric metric, int version) {
    return new FigureSpec(
        metric.id(),
        version,
        Scale.valueOf(metric.metric()),
        metric.every(),
        metric.windows().stream().map(w -> Math.toIntExact(w / metric.every())).toList(),
        metric.minimum());
  }

  /** The number of the first boundary at or after an instant. */
  public long boundaryAtOrAfter(long instant) {
    return -Math.floorDiv(-instant, every);
  }

  /** The number of the last boundary at or before an instant. */
  public long boundaryAtOrBefore(long instant) {
    return Math.floorDiv(instant, every);
  }

  /** The instant of a boundary. */
  public long instant(long boundary) {
    return boundary * every;
  }

  /** The longest window, in boundaries. */
  public int longest() {
    return windows.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** The longest window, in milliseconds. */
  public long longestMillis() {
    return longest() * every;
  }

  /** Appends the spec. */
  public void write(ByteWriter out) {
    out.putText(metricId);
    out.putVarint(version);
    out.putText(scale.name());
    out.putVarint(every);
    out.putVarint(windows.size());
    windows.forEach(out::putVarint);
    out.putVarint(minimum);
  }

  /** Reads what {@link #write} wrote. */
  public static FigureSpec read(ByteReader in) {
    String metricId = in.getText();
    int version = in.getInt();
    Scale scale = Scale.valueOf(in.getText());
    long every = in.getVarint();
    int count = in.getLength();
    List<Integer> windows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      windows.add(in.getInt());
    }
    return new FigureSpec(metricId, version, scale, every, windows, in.getInt());
  }
}

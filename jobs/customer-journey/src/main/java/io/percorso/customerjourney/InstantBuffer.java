package io.percorso.customerjourney;

import io.percorso.engine.line.Line;
import io.percorso.runtime.intake.CustomerLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines of one customer and one instant, held until the instant is complete. */
final class InstantBuffer {
  private final List<CustomerLine> lines = new ArrayList<>();

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** True if a line of that instant must wait until this buffer has been drained. */
  boolean isClosedBy(long at) {
    return !lines.isEmpty() && lines.get(0).at() != at;
  }

  void add(CustomerLine line) {
    lines.add(line);
  }

  /** The lines in the order of the input; the buffer is empty afterwards. */
  List<Line> drain() {
    if (lines.size() > 1) {
      lines.sort(Comparator.comparingLong(CustomerLine::order));
    }
    List<Line> drained = new ArrayList<>(lines.size());
    lines.forEach(line -> drained.add(Line.of(line.at(), line.line())));
    lines.clear();
    return drained;
  }
}

package io.percorso.cli.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes each subtask's records to files of its own, which {@link Assembly} puts together. A record
 * that lies after its customer's last line goes to a file apart, with its instant in front: only
 * when all input has been read is it known whether it lies before the end of the replay.
 */
final class PartSink<T> implements Sink<T> {
  private static final long serialVersionUID = 1;

  private final String folder;
  private final String name;
  private final Rendering<T> rendering;

  /** How a record becomes a line. */
  interface Rendering<T> extends Serializable {
    /** The line, without its end. */
    byte[] line(T value) throws IOException;

    /** The instant of a record that lies after its customer's last line, or -1 for others. */
    long instantAfterInput(T value);
  }

  PartSink(Path folder, String name, Rendering<T> rendering) {
    this.folder = folder.toString();
    this.name = name;
    this.rendering = rendering;
  }

  /** The files of a sink's records, those after the input apart. */
  static String fileName(String name, boolean afterInput, int subtask) {
    return name + (afterInput ? ".after." : ".part.") + subtask;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    return new Writer(open(fileName(name, false, subtask)), open(fileName(name, true, subtask)));
  }

  private OutputStream open(String file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(Path.of(folder, file)), 1 << 16);
  }

  private final class Writer implements SinkWriter<T> {
    private final OutputStream part;
    private final OutputStream after;

    Writer(OutputStream part, OutputStream after) {
      this.part = part;
      this.after = after;
    }

    @Override
    public void write(T value, Context context) throws IOException {
      long instant = rendering.instantAfterInput(value);
      OutputStream out = instant < 0 ? part : after;
      if (instant >= 0) {
        out.write((instant + " ").getBytes(StandardCharsets.US_ASCII));
      }
      out.write(rendering.line(value));
      out.write('\n');
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      part.flush();
      after.flush();
    }

    @Override
    public void close() throws IOException {
      part.close();
      after.close();
    }
  }
}

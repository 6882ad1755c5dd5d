package io.percorso.cli.replay;

import io.percorso.cli.FailedException;
import io.percorso.runtime.intake.CustomerLine;
import io.percorso.runtime.intake.DeadLetter;
import io.percorso.runtime.intake.Intake;
import io.percorso.runtime.intake.JsonDecoder;
import io.percorso.runtime.intake.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;

/**
 * Recorded files as intake. A plain file is read in several splits, each taking the lines that
 * begin within it, and places are byte offsets; a compressed one is read in one go, and places are
 * line numbers. The order of places is the order of the lines either way.
 */
final class RecordedFormat implements BulkFormat<Intake, FileSourceSplit> {
  private static final long serialVersionUID = 1;
  private static final int BATCH = 512;
  private static final int PLACE_BITS = 44;

  private final List<InputFile> files;
  private final ReplayProgress progress;

  RecordedFormat(List<InputFile> files, ReplayProgress progress) {
    this.files = List.copyOf(files);
    this.progress = progress;
  }

  @Override
  public Reader<Intake> createReader(Configuration config, FileSourceSplit split)
      throws IOException {
    InputFile file = files.get(RecordedSplits.fileNumber(split));
    try {
      return new IntakeReader(file, split);
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  @Override
  public Reader<Intake> restoreReader(Configuration config, FileSourceSplit split) {
    throw new UnsupportedOperationException("a replay starts anew");
  }

  @Override
  public boolean isSplittable() {
    return true;
  }

  @Override
  public TypeInformation<Intake> getProducedType() {
    return TypeInformation.of(Intake.class);
  }

  /** Not the cause of a failure but its end: what the user reads names the file. */
  private static IOException unreadable(InputFile file, IOException failure) {
    return new IOException("cannot read " + file.given() + ": " + FailedException.reason(failure));
  }

  private final class IntakeReader implements Reader<Intake> {
    private final InputFile file;
    private final long begin;
    private final long end;
    private final LineReader lines;
    private final JsonDecoder decoder = new JsonDecoder();
    private long lineNumber;

    IntakeReader(InputFile file, FileSourceSplit split) throws IOException {
      this.file = file;
      begin = Math.max(0, split.offset() - 1);
      end = split.offset() + split.length();
      lines = new LineReader(open(), begin == 0);
      if (begin < split.offset() && !lines.next()) {
        close();
      }
    }

    private InputStream open() throws IOException {
      FileChannel channel = FileChannel.open(file.path());
      channel.position(begin);
      InputStream raw = progress.count(Channels.newInputStream(channel));
      return file.compressed() ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    @Override
    public RecordIterator<Intake> readBatch() throws IOException {
      List<Intake> batch = new ArrayList<>(BATCH);
      try {
        while (batch.size() < BATCH && nextLine()) {
          if (!lines.isBlank()) {
            batch.add(intake());
          }
        }
      } catch (IOException unreadable) {
        throw unreadable(file, unreadable);
      }
      progress.lines(batch.size());
      return batch.isEmpty() ? null : new IteratorResultIterator<>(batch.iterator(), 0, 0);
    }

    private boolean nextLine() throws IOException {
      lineNumber++;
      return lines.next() && (file.compressed() || begin + lines.position() < end);
    }

    private Intake intake() {
      long place = file.compressed() ? lineNumber : begin + lines.position();
      try {
        if (lines.isCut()) {
          throw new RefusedException("line longer than " + (LineReader.LONGEST >> 20) + " MiB");
        }
        return Intake.accepted(decode((long) file.number() << PLACE_BITS | place), -1);
      } catch (RefusedException refused) {
        byte[] raw = DeadLetter.cut(lines.array(), lines.from(), lines.length());
        return Intake.refused(
            new DeadLetter(file.given(), file.number(), place, refused.getMessage(), raw), -1);
      }
    }

    private CustomerLine decode(long order) throws RefusedException {
      return file.feedback()
          ? decoder.answer(lines.array(), lines.from(), lines.length(), order)
          : decoder.call(lines.array(), lines.from(), lines.length(), order);
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}

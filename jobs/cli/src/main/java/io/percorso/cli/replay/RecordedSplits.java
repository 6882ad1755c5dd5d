package io.percorso.cli.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;

/** Cuts recorded files into splits; the split's id begins with the number of the file. */
final class RecordedSplits implements FileEnumerator {
  /** How large a split of a plain file is, in bytes, unless told otherwise. */
  static final long USUAL_SIZE = 16L << 20;

  private final List<InputFile> files;
  private final long splitSize;

  RecordedSplits(List<InputFile> files, long splitSize) {
    this.files = files;
    this.splitSize = splitSize;
  }

  /** The number of the file a split is part of. */
  static int fileNumber(FileSourceSplit split) {
    return Integer.parseInt(split.splitId().substring(0, split.splitId().indexOf('@')));
  }

  @Override
  public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits) {
    List<FileSourceSplit> splits = new ArrayList<>();
    for (InputFile file : files) {
      long size = file.compressed() ? Math.max(1, file.size()) : splitSize;
      for (long offset = 0; offset < file.size(); offset += size) {
        splits.add(split(file, offset, Math.min(size, file.size() - offset)));
      }
    }
    return splits;
  }

  private static FileSourceSplit split(InputFile file, long offset, long length) {
    String id = file.number() + "@" + offset;
    return new FileSourceSplit(
        id, Path.fromLocalFile(file.path().toFile()), offset, length, 0, file.size());
  }
}

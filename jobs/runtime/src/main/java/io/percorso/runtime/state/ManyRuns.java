package io.percorso.runtime.state;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * Lets more sorted runs stand before RocksDB merges them, so that write buffers may be small: with
 * as many runs as usual, each fourth small buffer would begin a merge. A look for a customer passes
 * more runs, but bloom filters turn it away from nearly all of them.
 *
 * <p>Flink takes it by its name, in {@code state.backend.rocksdb.options-factory}: a promise.
 *
 * @see <a href="https://github.com/facebook/rocksdb/wiki/Universal-Compaction">Universal
 *     compaction</a>, where the number of runs is level0_file_num_compaction_trigger
 */
public final class ManyRuns implements RocksDBOptionsFactory {
  private static final long serialVersionUID = 1;

  /** RocksDB's own is 4. */
  static final int RUNS = 12;

  /** Beyond so many writers are slowed down, beyond half as many again stopped. */
  private static final int TOO_MANY = 4 * RUNS;

  @Override
  public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> toClose) {
    return options;
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions options, Collection<AutoCloseable> toClose) {
    return options
        .setLevel0FileNumCompactionTrigger(RUNS)
        .setLevel0SlowdownWritesTrigger(TOO_MANY)
        .setLevel0StopWritesTrigger(TOO_MANY + TOO_MANY / 2);
  }
}

package io.percorso.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.StateBackendLoader;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.junit.jupiter.api.Test;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.RocksDB;
import org.slf4j.LoggerFactory;

class ManyRunsTest {

  @Test
  void flinkFindsItByItsNameAndRocksDbTakesIt() throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("state.backend.type", "rocksdb");
    configuration.setString(
        "state.backend.rocksdb.options-factory", "io.percorso.runtime.state.ManyRuns");
    StateBackend backend =
        StateBackendLoader.loadStateBackendFromConfig(
            configuration, getClass().getClassLoader(), LoggerFactory.getLogger(getClass()));
    RocksDBOptionsFactory factory = ((EmbeddedRocksDBStateBackend) backend).getRocksDBOptions();
    RocksDB.loadLibrary();
    List<AutoCloseable> toClose = new ArrayList<>();
    try (ColumnFamilyOptions options =
        factory.createColumnOptions(new ColumnFamilyOptions(), toClose)) {
      assertThat(options.level0FileNumCompactionTrigger()).isEqualTo(12);
      assertThat(options.level0SlowdownWritesTrigger()).isEqualTo(48);
      assertThat(options.level0StopWritesTrigger()).isEqualTo(72);
    }
    assertThat(toClose).isEmpty();
  }
}

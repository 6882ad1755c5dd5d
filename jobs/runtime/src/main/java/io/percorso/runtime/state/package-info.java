/** How RocksDB, Flink's state backend, is set up where its options do not reach. */
package io.percorso.runtime.state;

package io.percorso.benchmarks.live;

import io.percorso.benchmarks.workload.Sender;
import io.percorso.cli.FailedException;
import io.percorso.definitions.DefinitionSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What {@link Drain} works off. */
interface Load {
  /** How many records reach the operator at the end. */
  long records();

  /** The definitions to judge by. */
  DefinitionSet definitions();

  /** Fills the input topics. */
  void fill(Sender sender) throws FailedException;

  /** Adds the jobs. */
  void build(StreamExecutionEnvironment env, Configuration options);

  /** What the name of the operator at the end begins with. */
  String operator();
}

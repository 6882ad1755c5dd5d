package io.percorso.benchmarks.contenders;

import io.percorso.benchmarks.workload.Family;
import io.percorso.benchmarks.workload.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * What a contender is to do.
 *
 * @param bootstrap where the broker is
 * @param prefix what the names of topics begin with
 * @param family which definitions
 * @param definitions how many of them
 * @param folder where files may be left
 * @param lag by how much the contender's clock is behind the machine's, in milliseconds
 */
public record Task(
    String bootstrap, String prefix, Family family, int definitions, Path folder, long lag) {
  /** How many threads or subtasks. */
  static final int PARALLELISM = 2;

  /** The segments. */
  List<Rule> rules() {
    return family.rules(definitions);
  }

  /** Where contenders other than Percorso write their entries. */
  public static String entries(String prefix) {
    return prefix + "entries";
  }

  /** What the names of topics that Kafka Streams makes for itself begin with. */
  public static String streams(String prefix) {
    return prefix + "streams-";
  }

  /** The task as properties. */
  public Properties toProperties() {
    Properties all = new Properties();
    all.setProperty("bootstrap", bootstrap);
    all.setProperty("prefix", prefix);
    all.setProperty("family", family.name());
    all.setProperty("definitions", Integer.toString(definitions));
    all.setProperty("folder", folder.toString());
    all.setProperty("lag", Long.toString(lag));
    return all;
  }

  static Task of(Properties all) {
    return new Task(
        all.getProperty("bootstrap"),
        all.getProperty("prefix"),
        Family.valueOf(all.getProperty("family")),
        Integer.parseInt(all.getProperty("definitions")),
        Path.of(all.getProperty("folder")),
        Long.parseLong(all.getProperty("lag")));
  }
}

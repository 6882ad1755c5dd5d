package io.percorso.runtime.kafka;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.ParameterTool;

/** The options that a job is given, of which none is ignored. */
final class JobOptions {
  private static final String FILE = "config";

  private JobOptions() {}

  /**
   * Reads {@code --key value} arguments, over the properties file that {@code --config} names.
   *
   * @param known the class whose public constants are the job's options
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a key is not one of the options, nor a property of Kafka's
   *     clients
   */
  static Configuration read(String[] args, Class<?> known) throws IOException {
    ParameterTool given = ParameterTool.fromArgs(args);
    ParameterTool options =
        given.has(FILE)
            ? ParameterTool.fromPropertiesFile(given.get(FILE)).mergeWith(given)
            : given;
    Configuration read = options.getConfiguration();
    read.removeKey(FILE);
    Set<String> keys = keys(known);
    for (String key : read.keySet()) {
      if (!key.startsWith(KafkaOptions.CLIENT) && !keys.contains(key)) {
        throw new IllegalArgumentException(
            "unknown option " + key + "; the options are " + String.join(", ", keys));
      }
    }
    return read;
  }

  private static Set<String> keys(Class<?> known) {
    Set<String> keys = new TreeSet<>();
    for (Field field : known.getFields()) {
      try {
        keys.add(((ConfigOption<?>) field.get(null)).key());
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(known + " is not public", impossible);
      }
    }
    return keys;
  }
}

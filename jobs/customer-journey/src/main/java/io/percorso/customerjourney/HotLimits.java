package io.percorso.customerjourney;

import java.io.Serializable;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;

/**
 * How many customers stay in memory as objects, in each subtask.
 *
 * @param customers so many at most in the present, 0 or more; 0 for nobody, in a backlog either
 * @param bytes so much of the heap at most, about; 0 for what {@link #in} says
 */
public record HotLimits(int customers, long bytes) implements Serializable {
  /** Nobody stays in memory. */
  public static final HotLimits NOBODY = new HotLimits(0, 0);

  /** One part in so many of the heap is for customers in memory, if nothing else is said. */
  private static final int PART = 4;

  /** The same with a number of bytes, of a process whose heap its slots share. */
  HotLimits in(TaskManagerRuntimeInfo process) {
    int slots = process.getConfiguration().get(TaskManagerOptions.NUM_TASK_SLOTS);
    return bytes > 0
        ? this
        : new HotLimits(customers, Runtime.getRuntime().maxMemory() / PART / slots);
  }
}

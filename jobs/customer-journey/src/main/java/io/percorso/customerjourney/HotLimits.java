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

  /**
   * So much where the state is on the heap too: reading it costs little there, and room is dear.
   */
  private static final long LITTLE = 32 << 20;

  /**
   * The same with a number of bytes, of a process whose heap its slots share.
   *
   * @param isStateThere true if the state is on the heap too
   */
  HotLimits in(TaskManagerRuntimeInfo process, boolean isStateThere) {
    if (bytes > 0) {
      return this;
    }
    int slots = process.getConfiguration().get(TaskManagerOptions.NUM_TASK_SLOTS);
    long share = Runtime.getRuntime().maxMemory() / PART / slots;
    return new HotLimits(customers, isStateThere ? Math.min(LITTLE, share) : share);
  }
}

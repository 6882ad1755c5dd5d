package io.percorso.engine.value;

import io.percorso.engine.bytes.ByteReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The way to a property: a name, or names joined by dots that always descend. A path that begins
 * with {@code context.} starts at the call's context instead of its properties.
 */
public final class PropertyPath {
  private static final String CONTEXT = "context.";

  private final String name;
  private final byte[] utf8;
  private final boolean inContext;
  private final byte[][] steps;

  private PropertyPath(String name, boolean inContext, byte[][] steps) {
    this.name = name;
    utf8 = name.getBytes(StandardCharsets.UTF_8);
    this.inContext = inContext;
    this.steps = steps;
  }

  /** The path of an event's property. */
  public static PropertyPath ofEvent(String name) {
    boolean inContext = name.startsWith(CONTEXT);
    return new PropertyPath(
        name, inContext, steps(inContext ? name.substring(CONTEXT.length()) : name));
  }

  /** The path of a trait or of an answer's field, where {@code context} is a name like others. */
  public static PropertyPath ofField(String name) {
    return new PropertyPath(name, false, steps(name));
  }

  private static byte[][] steps(String path) {
    return Arrays.stream(path.split("\\.", -1))
        .map(step -> step.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  /** As the definition has it. */
  public String name() {
    return name;
  }

  /** Its UTF-8 bytes, by which histories name it; not to be changed. */
  public byte[] utf8() {
    return utf8;
  }

  /** True if the path starts at the call's context. */
  public boolean inContext() {
    return inContext;
  }

  /** The first name on the way. */
  public String head() {
    return new String(steps[0], StandardCharsets.UTF_8);
  }

  /** Turns the view, which holds the object to start from, into what the path leads to. */
  public void follow(Value value, ByteReader scratch) {
    for (byte[] step : steps) {
      value.descend(step, scratch);
    }
  }

  /** True if the first name on the way is a text of UTF-8. */
  public boolean beginsWith(byte[] array, int from, int length) {
    return steps[0].length == length
        && Arrays.equals(steps[0], 0, length, array, from, from + length);
  }

  /** As {@link #follow}, for a view that already holds what the first step leads to. */
  public void followTail(Value value, ByteReader scratch) {
    for (int i = 1; i < steps.length; i++) {
      value.descend(steps[i], scratch);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PropertyPath that
        && name.equals(that.name)
        && inContext == that.inContext;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}

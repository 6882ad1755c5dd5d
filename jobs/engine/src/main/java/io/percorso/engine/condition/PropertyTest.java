package io.percorso.engine.condition;

import io.percorso.engine.value.PropertyPath;

/** A matcher held against the property a path leads to. */
public record PropertyTest(PropertyPath path, Matcher matcher) {
  @Override
  public String toString() {
    return path + " " + matcher;
  }
}

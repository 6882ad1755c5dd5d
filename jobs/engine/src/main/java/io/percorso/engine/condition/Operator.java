package io.percorso.engine.condition;

import java.util.Arrays;
import java.util.Optional;

/** The comparisons a matcher is made of, by the word a definition uses. */
public enum Operator {
  /** Equal to the operand. */
  IS("is", "is"),
  /** Not equal to the operand; missing counts as not equal. */
  IS_NOT("isNot", "is not"),
  /** Equal to one of the operands. */
  IN("in", "in"),
  /** Equal to none of the operands; missing is none of them. */
  NOT_IN("notIn", "not in"),
  /** The operand or more. */
  AT_LEAST("atLeast", "at least"),
  /** The operand or less. */
  AT_MOST("atMost", "at most"),
  /** More than the operand. */
  MORE_THAN("moreThan", "more than"),
  /** Less than the operand. */
  LESS_THAN("lessThan", "less than"),
  /** A text with the operand in it, or a list that has it as a member. */
  CONTAINS("contains", "contains"),
  /** A text that begins with the operand. */
  STARTS_WITH("startsWith", "starts with"),
  /** Present (true) or missing (false). */
  EXISTS("exists", "exists");

  private final String word;
  private final String prose;

  Operator(String word, String prose) {
    this.word = word;
    this.prose = prose;
  }

  /** As a definition spells it. */
  public String word() {
    return word;
  }

  /** As a sentence says it. */
  public String prose() {
    return prose;
  }

  /** True for the four that ask for an order. */
  public boolean isOrder() {
    return this == AT_LEAST || this == AT_MOST || this == MORE_THAN || this == LESS_THAN;
  }

  /** True for the two that take a list of operands. */
  public boolean takesList() {
    return this == IN || this == NOT_IN;
  }

  /** The operator a definition spells so. */
  public static Optional<Operator> of(String word) {
    return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
  }
}

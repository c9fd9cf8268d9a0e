package io.countersign.domain.policy;

import java.util.OptionalInt;

/**
 * Where something was said in a policy.
 *
 * @param stage the name of the rule or action
 * @param line counted from 1, if it is known
 */
public record Origin(String stage, OptionalInt line) {

  /** Somewhere in a stage. */
  public Origin(String stage) {
    this(stage, OptionalInt.empty());
  }
}

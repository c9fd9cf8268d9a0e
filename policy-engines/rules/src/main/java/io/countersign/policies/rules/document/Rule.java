package io.countersign.policies.rules.document;

import io.countersign.policies.rules.condition.Condition;
import io.countersign.policies.rules.want.Want;
import java.util.List;

/**
 * What is wanted of whom.
 *
 * @param when of whom
 * @param then in this order
 */
public record Rule(String name, Condition when, List<Want> then) {

  /** Keeps a copy. */
  public Rule {
    then = List.copyOf(then);
  }
}

package io.countersign.policies.rules.condition;

import io.countersign.application.policy.InvalidPolicy.Flaw;
import java.util.List;

/** What came of checking a condition. */
public sealed interface Checked {

  /** It can be asked. */
  record Good(Condition condition) implements Checked {}

  /**
   * It cannot.
   *
   * @param flaws at least one, with line and column, and without {@link Flaw#where}
   */
  record Bad(List<Flaw> flaws) implements Checked {

    /** Keeps a copy. */
    public Bad {
      flaws = List.copyOf(flaws);
    }

    /** For one reason. */
    Bad(Flaw flaw) {
      this(List.of(flaw));
    }
  }
}

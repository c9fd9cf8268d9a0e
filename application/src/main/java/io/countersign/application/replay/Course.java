package io.countersign.application.replay;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Deliberator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of somebody who signs in and proves whatever they are asked for.
 *
 * @param asked in turn
 * @param denied why they are not let in, lower-case words joined by dashes; absent if they are
 */
public record Course(List<Asked> asked, Optional<String> denied) {

  /** They were asked for so much that it was given up. */
  public static final String ENDLESS = "endless";

  /** What is kept of them could not be read. */
  public static final String UNREADABLE = "unreadable";

  private static final Set<String> FAILURES =
      Set.of(Deliberator.POLICY_FAILED, ENDLESS, UNREADABLE);

  /**
   * One challenge or enrollment.
   *
   * @param enroll whether it is an enrollment
   * @param factors what would do, by factors or variants
   * @param proved the factor that they gave
   */
  public record Asked(boolean enroll, List<FactorType> factors, Optional<FactorType> proved) {

    /** Keeps a copy. */
    public Asked {
      factors = List.copyOf(factors);
    }
  }

  /** Keeps a copy. */
  public Course {
    asked = List.copyOf(asked);
  }

  /** Whether it is nobody's decision that they are not let in. */
  boolean failed() {
    return denied.filter(FAILURES::contains).isPresent();
  }

  /** What they gave, and whether they had it before. */
  List<Asked> proved() {
    return asked.stream().map(one -> new Asked(one.enroll(), List.of(), one.proved())).toList();
  }
}

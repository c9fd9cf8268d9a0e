package io.countersign.domain.factor;

import java.util.List;

/** The settings of a factor are wrong; stops the start of the host. */
public final class InvalidFactorConfig extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /**
   * @param problems one sentence each, beginning with the setting's name
   */
  public InvalidFactorConfig(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}

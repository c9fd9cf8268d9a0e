package io.countersign.server.config;

import java.util.List;

/** The configuration is wrong; nothing starts with it. */
public final class InvalidConfig extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /**
   * @param problems all that is wrong, one sentence each
   */
  public InvalidConfig(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}

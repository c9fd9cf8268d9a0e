package io.countersign.server.plugin;

import java.util.List;

/** The plugin folder or the settings of plugins are wrong; stops the start of the server. */
public final class UnusablePlugins extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /**
   * @param problems one sentence each, beginning with the folder's or the setting's name
   */
  UnusablePlugins(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}

package io.countersign.server.plugin;

import java.util.List;

/** Plugins or their settings are wrong; stops the start of the server. */
public final class UnusablePlugins extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /**
   * @param problems one sentence each, beginning with the archive's or the setting's name
   */
  UnusablePlugins(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Of one archive. */
  static UnusablePlugins because(String archive, String problem) {
    return new UnusablePlugins(List.of(archive + " " + problem));
  }

  /** Of one archive, because of something thrown. */
  static UnusablePlugins because(String archive, String problem, Throwable cause) {
    UnusablePlugins unusable = because(archive, problem + ": " + cause);
    unusable.initCause(cause);
    return unusable;
  }

  /** All that is wrong, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}

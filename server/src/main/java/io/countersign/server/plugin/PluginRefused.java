package io.countersign.server.plugin;

import java.util.List;

/** An archive that is not used, and why. */
public final class PluginRefused extends Exception {

  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final transient List<String> problems;

  private PluginRefused(Reason reason, List<String> problems) {
    super(String.join("; ", problems), null, false, false);
    this.reason = reason;
    this.problems = List.copyOf(problems);
  }

  /**
   * @param problem completes a sentence that begins with the name of the archive
   */
  static PluginRefused because(Reason reason, String archive, String problem) {
    return new PluginRefused(reason, List.of(archive + " " + problem));
  }

  /**
   * @param problems one sentence for each setting, beginning with its name
   */
  static PluginRefused settings(List<String> problems) {
    return new PluginRefused(Reason.INVALID_SETTINGS, problems);
  }

  public Reason reason() {
    return reason;
  }

  /** All that is wrong, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}

package io.countersign.server.plugin;

import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong in a plugin, for the log: the kinds of its exceptions and where the first one
 * came from. Not their messages, which may quote a code or a seed, and not the exceptions
 * themselves, which are the plugin's code.
 */
final class PluginFailure extends Exception {

  private static final long serialVersionUID = 1;
  private static final int MOST_CAUSES = 5;

  private PluginFailure(String message, boolean withTrace) {
    super(message, null, false, withTrace);
  }

  /** The plugin is to blame, but threw nothing. */
  static PluginFailure because(String reason) {
    return new PluginFailure(reason, false);
  }

  /** To be called on the plugin's own thread: even asking for a cause is plugin code. */
  static PluginFailure of(Throwable thrown) {
    List<String> kinds = new ArrayList<>();
    for (Throwable next = thrown;
        next != null && kinds.size() < MOST_CAUSES;
        next = next.getCause()) {
      kinds.add(next.getClass().getName());
    }
    PluginFailure failure =
        new PluginFailure("the plugin threw " + String.join(", caused by ", kinds), true);
    failure.setStackTrace(thrown.getStackTrace());
    return failure;
  }
}

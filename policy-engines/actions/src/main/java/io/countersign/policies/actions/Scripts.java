package io.countersign.policies.actions;

import java.util.List;

/**
 * A document of actions.
 *
 * @param backupCodes whether they stand in for what an action asks for
 */
record Scripts(List<Script> scripts, boolean backupCodes) {

  /** Keeps a copy. */
  Scripts {
    scripts = List.copyOf(scripts);
  }
}

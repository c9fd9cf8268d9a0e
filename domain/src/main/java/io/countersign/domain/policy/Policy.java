package io.countersign.domain.policy;

import java.util.List;

/**
 * Decides what a user must prove, stage by stage: the commands of one are done before the next is
 * asked, so that it sees what was proved. It does the same whenever it is asked the same, keeps
 * nothing, and may be asked by several threads at once.
 */
public interface Policy {

  /** The names of its stages, the first first. */
  List<String> stages();

  /**
   * Whether a backup code may be given instead of what a stage asks for. It is offered last, to
   * users who have some.
   */
  default boolean backupCodesStandIn() {
    return true;
  }

  /** About how much memory it keeps, in bytes. */
  default long size() {
    return 0;
  }

  /**
   * @param stage from 0
   * @param memo what the stage before left; empty at the first
   * @throws PolicyFailed if it cannot say what it wants
   */
  Answer ask(int stage, PolicyEvent event, String memo);
}

package io.countersign.domain.policy;

/**
 * As many policies are asked, or tried, as may be at once, or the machine has no time for one. That
 * is no answer of the policy and no failure of it: whoever asked had better ask again soon, and
 * nothing may come of it before.
 */
public final class PoliciesBusy extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param message for the operator's log; nothing secret
   */
  public PoliciesBusy(String message) {
    super(message);
  }
}

package io.countersign.domain.policy;

/** What a policy comes to, as far as it can be asked now. */
public sealed interface Conclusion {

  /** From then on. */
  Deliberation deliberation();

  /** The user has something to do, or is not let in. */
  record Due(Decision decision, Deliberation deliberation) implements Conclusion {}

  /**
   * It wants nothing more.
   *
   * @param allowed whether it said so, and did not just end
   * @param backupCodes whether they may answer what is due of the user beyond it
   */
  record Over(Deliberation deliberation, boolean allowed, boolean backupCodes)
      implements Conclusion {}
}

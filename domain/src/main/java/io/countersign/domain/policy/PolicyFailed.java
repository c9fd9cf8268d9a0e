package io.countersign.domain.policy;

/** A policy could not say what it wants. Whoever it was asked about is not let in. */
public final class PolicyFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code lower-case words joined by dashes, for example {@code timed-out}
   * @param message for whoever wrote the policy; nothing secret
   */
  public PolicyFailed(String code, String message) {
    super(message);
    this.code = code;
  }

  /** What happened, as a word. */
  public String code() {
    return code;
  }
}

package io.countersign.policies.actions.sandbox;

/** A script could not be run to its end. */
public final class ScriptFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code lower-case words joined by dashes, for example {@code timed-out}
   */
  ScriptFailed(String code, String message) {
    super(message);
    this.code = code;
  }

  /** What happened, as a word. */
  public String code() {
    return code;
  }
}

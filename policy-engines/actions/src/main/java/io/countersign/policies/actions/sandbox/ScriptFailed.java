package io.countersign.policies.actions.sandbox;

/** A script could not be run to its end. */
public final class ScriptFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;
  private final boolean ofScript;

  /**
   * The script's own doing.
   *
   * @param code lower-case words joined by dashes, for example {@code timed-out}
   */
  ScriptFailed(String code, String message) {
    this(code, message, true);
  }

  private ScriptFailed(String code, String message, boolean ofScript) {
    super(message);
    this.code = code;
    this.ofScript = ofScript;
  }

  /** Others have the places, or the time. */
  static ScriptFailed ofOthers(String code, String message) {
    return new ScriptFailed(code, message, false);
  }

  /** Whether it would have failed as well if nobody else had been there. */
  public boolean isOfScript() {
    return ofScript;
  }

  /** What happened, as a word. */
  public String code() {
    return code;
  }
}

package io.countersign.policies.actions.sandbox;

/** A script cannot be loaded. */
public final class InvalidScript extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String json;

  /**
   * @param json as {@code api.js} told it
   */
  InvalidScript(String json) {
    super("a script that cannot be loaded");
    this.json = json;
  }

  /** As {@code api.js} told it: an object with {@code code}, {@code text} and {@code stack}. */
  public String json() {
    return json;
  }
}

package io.countersign.rest.json;

/** A body is not JSON, or not a JSON object. */
public final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * @param reason completes a sentence that begins with "The body"; never quotes the body
   */
  public MalformedJson(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** What is wrong with the body. */
  public String reason() {
    return reason;
  }
}

package io.countersign.domain.factor;

/**
 * A field of a request is not of its form. Answered with 400 and the name of the field; nothing is
 * changed and nothing is counted. It carries no value, so it may be logged.
 */
public final class MalformedField extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String field;
  private final String reason;

  /**
   * @param field the field's name as the caller wrote it
   * @param reason completes a sentence that begins with the field's name, for example {@code must
   *     be exactly 6 digits}; without the value
   */
  public MalformedField(String field, String reason) {
    super(field + " " + reason, null, false, false);
    this.field = field;
    this.reason = reason;
  }

  /** The field's name. */
  public String field() {
    return field;
  }

  /** What is wrong with it. */
  public String reason() {
    return reason;
  }
}

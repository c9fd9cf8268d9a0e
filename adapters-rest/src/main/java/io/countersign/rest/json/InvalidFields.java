package io.countersign.rest.json;

import java.util.List;

/** Fields of a request are not as they must be; nothing was changed. */
public final class InvalidFields extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<FieldError> errors;

  /** Several fields. */
  public InvalidFields(List<FieldError> errors) {
    super("invalid fields", null, false, false);
    this.errors = List.copyOf(errors);
  }

  /** One field. */
  public InvalidFields(String field, String reason) {
    this(List.of(new FieldError(field, reason)));
  }

  /** What is wrong, never empty. */
  public List<FieldError> errors() {
    return errors;
  }
}

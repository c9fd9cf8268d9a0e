package io.countersign.rest.json;

import java.util.function.Function;

/** Makes values of texts and numbers, and says which field is at fault where that fails. */
public final class Formed {
  private Formed() {}

  /**
   * A value of a form of its own.
   *
   * @param form throws {@link IllegalArgumentException} whose message says what the value must be
   * @throws InvalidFields naming the field
   */
  public static <V, T> T of(String field, V value, Function<V, T> form) {
    try {
      return form.apply(value);
    } catch (IllegalArgumentException wrong) {
      throw new InvalidFields(field, reason(String.valueOf(wrong.getMessage())));
    }
  }

  /** Some messages name what they are about themselves; here that is the field. */
  private static String reason(String message) {
    return message.substring(Math.max(0, message.indexOf("must ")));
  }
}

package io.countersign.domain.attempt;

import io.countersign.domain.user.UserId;
import java.util.Optional;

/**
 * What somebody says who they are with, in its one normal form: all spellings of one are one. It
 * prints as its mask.
 *
 * @param value in the normal form of its type, 1 to 320 characters
 */
public record Identifier(IdentifierType type, String value) {

  /**
   * Brings the value to the normal form.
   *
   * @throws IllegalArgumentException if it has none; the message says why, and does not say it
   */
  public Identifier {
    value = NormalForm.of(type, value);
  }

  /**
   * Reads {@code email:anna@example.com}, {@code phone:+33612345678}, {@code username:anna} or
   * {@code user:42}.
   *
   * @throws IllegalArgumentException as above, or if there is no such type
   */
  public static Identifier of(String text) {
    int colon = text.indexOf(':');
    return IdentifierType.named(text.substring(0, Math.max(0, colon)))
        .map(type -> new Identifier(type, text.substring(colon + 1)))
        .orElseThrow(() ->
            new IllegalArgumentException("must begin with email:, phone:, username: or user:"));
  }

  /** Whose it is by its very type. */
  public Optional<UserId> itself() {
    return type == IdentifierType.USER ? Optional.of(new UserId(value)) : Optional.empty();
  }

  /** Enough for its owner to know it, and for nobody else. The id of a user tells nothing. */
  public String masked() {
    return switch (type) {
      case USER -> value;
      case USERNAME -> first(value) + "***";
      case EMAIL -> first(value) + "***" + value.substring(value.lastIndexOf('@'));
      case PHONE -> value.substring(0, 3) + "***" + value.substring(value.length() - 2);
    };
  }

  /** As {@link #of} reads it. */
  public String text() {
    return type.text() + ":" + value;
  }

  private static String first(String text) {
    return text.substring(0, text.offsetByCodePoints(0, 1));
  }

  @Override
  public String toString() {
    return type.text() + ":" + masked();
  }
}

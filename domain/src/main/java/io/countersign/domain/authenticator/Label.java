package io.countersign.domain.authenticator;

import java.util.regex.Pattern;

/**
 * What a user calls one of their authenticators.
 *
 * @param value 1 to 64 characters without control characters, line separators and halves of
 *     surrogate pairs, not beginning or ending with white space
 */
public record Label(String value) {

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /**
   * @throws IllegalArgumentException if {@code value} is not of the form above
   */
  public Label {
    if (value.isEmpty() || value.length() > 64 || !value.equals(value.strip())) {
      throw new IllegalArgumentException(
          "must have 1 to 64 characters, without white space around");
    }
    if (UNPRINTABLE.matcher(value).find()) {
      throw new IllegalArgumentException("must not contain control characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

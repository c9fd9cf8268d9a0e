package io.countersign.domain.client;

import java.util.regex.Pattern;

/**
 * The name of a calling application; the audience of the assertions made for it.
 *
 * @param value 1 to 64 characters: letters, digits, dots, dashes and underscores
 */
public record ClientId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * @throws IllegalArgumentException if {@code value} is not of the form above
   */
  public ClientId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must match " + FORM.pattern());
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

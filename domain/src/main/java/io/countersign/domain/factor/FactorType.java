package io.countersign.domain.factor;

import java.util.regex.Pattern;

/**
 * The name of a kind of proof, such as {@code totp}, {@code sms} or {@code passkey}.
 *
 * @param value 2 to 32 characters: a lower-case letter, then lower-case letters, digits or dashes
 */
public record FactorType(String value) implements Comparable<FactorType> {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,31}");

  /**
   * @throws IllegalArgumentException if {@code value} is not of the form above
   */
  public FactorType {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("factor type must match " + FORM.pattern());
    }
  }

  @Override
  public int compareTo(FactorType other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

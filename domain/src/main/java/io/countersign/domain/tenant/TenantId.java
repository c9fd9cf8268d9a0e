package io.countersign.domain.tenant;

import java.util.regex.Pattern;

/**
 * The name of a tenant. {@code default} exists from the start.
 *
 * @param value 1 to 63 characters: a lower-case letter or digit, then these or dashes
 */
public record TenantId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /** The tenant that every installation begins with. */
  public static final TenantId DEFAULT = new TenantId("default");

  /**
   * @throws IllegalArgumentException if {@code value} is not of the form above
   */
  public TenantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must match " + FORM.pattern());
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

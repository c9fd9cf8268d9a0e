package io.countersign.domain.organization;

import io.countersign.domain.tenant.ApplicationIds;

/**
 * The application's own id for a group of its users, taken as it is and compared exactly.
 *
 * @param value 1 to 128 characters in Unicode normal form KC, without control characters, not
 *     beginning or ending with white space
 */
public record OrganizationId(String value) {

  private static final int MOST = 128;

  /**
   * @throws IllegalArgumentException if {@code value} is not of the form above
   */
  public OrganizationId {
    ApplicationIds.require(value, MOST);
  }

  @Override
  public String toString() {
    return value;
  }
}

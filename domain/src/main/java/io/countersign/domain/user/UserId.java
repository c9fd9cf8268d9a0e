package io.countersign.domain.user;

import io.countersign.domain.tenant.ApplicationIds;

/**
 * The application's own id for a person. It is taken as it is and compared exactly, so that two of
 * an application's users are never one of ours; what could be read as another spelling of the same
 * id is refused rather than folded.
 *
 * @param value 1 to 255 characters in Unicode normal form KC, without control characters, not
 *     beginning or ending with white space
 */
public record UserId(String value) {

  private static final int MOST = 255;

  /**
   * @throws IllegalArgumentException if {@code value} is not of the form above
   */
  public UserId {
    ApplicationIds.require(value, MOST);
  }

  @Override
  public String toString() {
    return value;
  }
}

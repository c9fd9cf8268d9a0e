package io.countersign.application.policy;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A policy that a tenant saved. It never changes: who wants another one saves another version.
 *
 * @param version 1 for the tenant's first, and one more for each after it, to 99,999
 * @param author the application that saved it
 * @param comment what its author says of it, 1 to 500 characters in one line
 */
public record PolicyVersion(
    TenantId tenant,
    int version,
    PolicyKind kind,
    ClientId author,
    Optional<String> comment,
    Instant createdAt) {

  private static final int LAST = 99_999;
  private static final int LONGEST = 500;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /**
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public PolicyVersion {
    if (version < 1 || version > LAST) {
      throw new IllegalArgumentException("the versions of policies are 1 to " + LAST);
    }
    comment.ifPresent(PolicyVersion::requireComment);
  }

  private static void requireComment(String comment) {
    if (comment.isBlank() || comment.length() > LONGEST || UNPRINTABLE.matcher(comment).find()) {
      throw new IllegalArgumentException("comment must have 1 to 500 characters in one line");
    }
  }
}

package io.countersign.domain.tenant;

import io.countersign.domain.policy.MfaRequirement;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An organization with its own users, authenticators, API keys and policy.
 *
 * @param name what people read, also as the issuer in their authenticator app; 1 to 64 characters,
 *     without control characters, line separators, halves of surrogate pairs and colons (which
 *     separate issuer and account in an otpauth URI)
 * @param mfa the first policy: whom it asks for a second proof
 */
public record Tenant(TenantId id, String name, MfaRequirement mfa, Instant createdAt) {

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /**
   * @throws IllegalArgumentException if {@code name} is outside the range above
   */
  public Tenant {
    if (name.isBlank() || name.length() > 64 || name.contains(":")) {
      throw new IllegalArgumentException("name must have 1 to 64 characters and no colon");
    }
    if (UNPRINTABLE.matcher(name).find()) {
      throw new IllegalArgumentException("name must not contain control characters");
    }
  }
}

package io.countersign.domain.tenant;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An organization with its own users, authenticators, API keys and policy.
 *
 * @param name what people read, also as the issuer in their authenticator app; 1 to 64 characters,
 *     without control characters, line separators, halves of surrogate pairs and colons (which
 *     separate issuer and account in an otpauth URI)
 * @param mfa the first policy: whom it asks for a second proof
 * @param settings what it chose beyond that
 * @param policy the version of its own policy that is asked, 1 or more; absent if none is
 */
public record Tenant(
    TenantId id,
    String name,
    MfaRequirement mfa,
    TenantSettings settings,
    Instant createdAt,
    Optional<Integer> policy) {

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
    if (policy.filter(version -> version < 1).isPresent()) {
      throw new IllegalArgumentException("the versions of policies begin with 1");
    }
  }

  /** One without a policy of its own. */
  public Tenant(
      TenantId id, String name, MfaRequirement mfa, TenantSettings settings, Instant createdAt) {
    this(id, name, mfa, settings, createdAt, Optional.empty());
  }

  /** One that chose nothing. */
  public Tenant(TenantId id, String name, MfaRequirement mfa, Instant createdAt) {
    this(id, name, mfa, TenantSettings.USUAL, createdAt);
  }

  /** With another name. */
  public Tenant withName(String chosen) {
    return new Tenant(id, chosen, mfa, settings, createdAt, policy);
  }

  /** With another first policy. */
  public Tenant withMfa(MfaRequirement chosen) {
    return new Tenant(id, name, chosen, settings, createdAt, policy);
  }

  /** With other settings. */
  public Tenant withSettings(TenantSettings chosen) {
    return new Tenant(id, name, mfa, chosen, createdAt, policy);
  }

  /** With another version of its own policy, or without one. */
  public Tenant withPolicy(Optional<Integer> chosen) {
    return new Tenant(id, name, mfa, settings, createdAt, chosen);
  }

  /** Whether its users may enroll this factor. What they have already stays of use to them. */
  public boolean allows(FactorType factor) {
    return settings.allows(factor);
  }
}

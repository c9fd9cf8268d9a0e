package io.countersign.domain.tenant;

import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.backupcode.BackupCodeRules;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.mfa.EnrollmentPrompt;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a tenant chose for its users. Each has a usual value.
 *
 * @param factors what may be enrolled, 1 to 32 and not backup codes alone, whether loaded or not;
 *     absent for whatever is loaded, and backup codes
 * @param backupCodes what they are like
 * @param freshProof how old a proof may be that entitles to change a user's factors, 30 seconds to
 *     an hour in whole seconds
 * @param trustedBrowsers how long a browser is remembered at the most, 1 to 365 whole days; absent
 *     if none is
 * @param origins of the pages that may call the account API, 10 at the most: exact web origins of
 *     255 characters at the most, {@code https}, or {@code http} on loopback
 * @param prompt when users without a primary authenticator are asked to enroll one
 * @param lockout how often one may guess at an identifier
 */
public record TenantSettings(
    Optional<Set<FactorType>> factors,
    BackupCodeRules backupCodes,
    Duration freshProof,
    Optional<Duration> trustedBrowsers,
    Set<String> origins,
    EnrollmentPrompt prompt,
    LockoutRules lockout) {

  private static final int MOST_FACTORS = 32;
  private static final int MOST_ORIGINS = 10;
  private static final Duration LEAST_FRESH = Duration.ofSeconds(30);
  private static final Duration MOST_FRESH = Duration.ofHours(1);
  private static final int MOST_DAYS = 365;

  /** Of a tenant that chose nothing. */
  public static final TenantSettings USUAL =
      new TenantSettings(
          Optional.empty(),
          BackupCodeRules.USUAL,
          Duration.ofMinutes(5),
          Optional.empty(),
          Set.of(),
          EnrollmentPrompt.NONE,
          LockoutRules.USUAL);

  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public TenantSettings {
    factors = factors.map(Set::copyOf);
    origins = Set.copyOf(origins);
    factors.ifPresent(TenantSettings::requireFactors);
    requireFresh(freshProof);
    trustedBrowsers.ifPresent(TenantSettings::requireDays);
    if (origins.size() > MOST_ORIGINS) {
      throw new IllegalArgumentException("origins must be 10 at the most");
    }
    origins.forEach(WebOrigins::require);
  }

  /** Whether users may enroll it. What they have already stays of use to them. */
  public boolean allows(FactorType factor) {
    return factors.map(allowed -> allowed.contains(factor)).orElse(true);
  }

  /** With other factors. */
  public TenantSettings withFactors(Optional<Set<FactorType>> chosen) {
    return new TenantSettings(
        chosen, backupCodes, freshProof, trustedBrowsers, origins, prompt, lockout);
  }

  /** With other backup codes; sets that are there stay as they are. */
  public TenantSettings withBackupCodes(BackupCodeRules chosen) {
    return new TenantSettings(
        factors, chosen, freshProof, trustedBrowsers, origins, prompt, lockout);
  }

  /** With another age of proofs. */
  public TenantSettings withFreshProof(Duration chosen) {
    return new TenantSettings(
        factors, backupCodes, chosen, trustedBrowsers, origins, prompt, lockout);
  }

  /** With another time that browsers are remembered. */
  public TenantSettings withTrustedBrowsers(Optional<Duration> chosen) {
    return new TenantSettings(factors, backupCodes, freshProof, chosen, origins, prompt, lockout);
  }

  /** With pages of other origins. */
  public TenantSettings withOrigins(Set<String> chosen) {
    return new TenantSettings(
        factors, backupCodes, freshProof, trustedBrowsers, chosen, prompt, lockout);
  }

  /** With another prompt. */
  public TenantSettings withPrompt(EnrollmentPrompt chosen) {
    return new TenantSettings(
        factors, backupCodes, freshProof, trustedBrowsers, origins, chosen, lockout);
  }

  /** With other limits of guesses. */
  public TenantSettings withLockout(LockoutRules chosen) {
    return new TenantSettings(
        factors, backupCodes, freshProof, trustedBrowsers, origins, prompt, chosen);
  }

  private static void requireFactors(Set<FactorType> factors) {
    if (factors.isEmpty() || factors.size() > MOST_FACTORS) {
      throw new IllegalArgumentException("factors must be 1 to 32");
    }
    if (factors.equals(Set.of(BackupCode.FACTOR))) {
      throw new IllegalArgumentException("factors must not be backup codes alone");
    }
  }

  private static void requireFresh(Duration age) {
    if (age.compareTo(LEAST_FRESH) < 0
        || age.compareTo(MOST_FRESH) > 0
        || !age.equals(Duration.ofSeconds(age.toSeconds()))) {
      throw new IllegalArgumentException("fresh proof must be 30 to 3600 whole seconds");
    }
  }

  private static void requireDays(Duration time) {
    if (!time.equals(Duration.ofDays(time.toDays()))
        || time.toDays() < 1
        || time.toDays() > MOST_DAYS) {
      throw new IllegalArgumentException("trusted browsers must be 1 to 365 whole days");
    }
  }
}

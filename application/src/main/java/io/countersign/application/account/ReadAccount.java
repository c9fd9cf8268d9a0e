package io.countersign.application.account;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.factor.Factors;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.warrant.Warrant;
import io.countersign.application.warrant.Warrants;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a user's settings page shows. */
public final class ReadAccount {

  /**
   * An account, of a user that need not be known.
   *
   * @param authenticators the active ones, oldest first
   * @param backupCodes how they stand, without the codes
   * @param factors what the tenant lets its users enroll, in alphabetical order
   * @param provedUntil until when what was shown is a fresh proof
   */
  public record View(
      UserId user,
      List<Authenticator> authenticators,
      Optional<BackupCodeSet> backupCodes,
      List<FactorType> factors,
      Optional<Instant> provedUntil) {

    /** Keeps copies. */
    public View {
      authenticators = List.copyOf(authenticators);
      factors = List.copyOf(factors);
    }
  }

  private final Tenants tenants;
  private final Authenticators authenticators;
  private final BackupCodeSets backupCodes;
  private final Factors factors;
  private final Warrants warrants;
  private final InstantSource clock;

  public ReadAccount(
      Tenants tenants,
      Authenticators authenticators,
      BackupCodeSets backupCodes,
      Factors factors,
      Warrants warrants,
      InstantSource clock) {
    this.tenants = tenants;
    this.authenticators = authenticators;
    this.backupCodes = backupCodes;
    this.factors = factors;
    this.warrants = warrants;
    this.clock = clock;
  }

  /**
   * @param shown the proof that the caller comes with
   */
  public View read(TenantId id, UserId user, Optional<Warrant.Proved> shown) {
    Tenant tenant = tenants.find(id).orElseThrow();
    return new View(
        user,
        authenticators.ofUser(id, user),
        backupCodes.find(id, user),
        factors.all().stream()
            .flatMap(loaded -> loaded.allowedBy(tenant).stream())
            .sorted((one, other) -> one.value().compareTo(other.value()))
            .toList(),
        shown.flatMap(proved -> warrants.freshUntil(tenant, user, proved, clock.instant())));
  }
}

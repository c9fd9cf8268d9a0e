package io.countersign.application.backupcode;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The user says that the codes are stored: from now on they let them in. It takes no proof but that
 * of the call which made them: whoever may not make any has none to confirm.
 */
public final class ConfirmBackupCodes {

  private final Transactions transactions;
  private final Users users;
  private final Authenticators authenticators;
  private final BackupCodeSets sets;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public ConfirmBackupCodes(
      Transactions transactions,
      Users users,
      Authenticators authenticators,
      BackupCodeSets sets,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.users = users;
    this.authenticators = authenticators;
    this.sets = sets;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /**
   * Confirming a confirmed set changes nothing.
   *
   * @param client through which they say so
   * @param id of the set that was shown: a newer one is not confirmed by it
   * @return nothing if the user has no such set, nothing else that it could stand behind, or it is
   *     exhausted
   */
  public Optional<BackupCodeSet> confirm(
      TenantId tenant, ClientId client, UserId user, AuthenticatorId id) {
    return transactions.inTransaction(() -> {
      users.lock(tenant, user);
      return sets.find(tenant, user)
          .filter(set -> set.id().equals(id))
          .flatMap(set -> confirm(set, client));
    });
  }

  private Optional<BackupCodeSet> confirm(BackupCodeSet set, ClientId client) {
    return switch (set.status()) {
      case PENDING ->
          Optional.of(set)
              .filter(this::standsBehindAnother)
              .map(pending -> bind(pending.confirmed(clock.instant()), client));
      case CONFIRMED -> Optional.of(set);
      case EXHAUSTED -> Optional.empty();
    };
  }

  /** They are nobody's only factor, not even by way of what was revoked since they were made. */
  private boolean standsBehindAnother(BackupCodeSet set) {
    return authenticators.ofUser(set.tenant(), set.user()).stream()
        .anyMatch(bound -> !bound.factor().equals(BackupCode.FACTOR));
  }

  private BackupCodeSet bind(BackupCodeSet confirmed, ClientId client) {
    Authenticator bound =
        Authenticator.bound(
            confirmed.id(),
            confirmed.tenant(),
            confirmed.user(),
            BackupCode.FACTOR,
            new Label(BackupCodeFactor.TRAITS.displayName()),
            clock.instant());
    authenticators.add(
        new OpenedAuthenticator(bound, BackupCodeFactor.credential(confirmed)), Optional.empty());
    sets.update(confirmed);
    chronicle.tell(
        EventType.BACKUP_CODES_CONFIRMED,
        confirmed.tenant(),
        confirmed.user(),
        client,
        Fact.authenticator(confirmed.id()),
        Fact.count(confirmed.size()));
    return confirmed;
  }
}

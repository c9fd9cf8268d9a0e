package io.countersign.persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.browser.TrustedBrowsers;
import io.countersign.application.chore.ClusteredChores;
import io.countersign.application.client.ApiKeys;
import io.countersign.application.client.UserTokens;
import io.countersign.application.contact.ContactVerifications;
import io.countersign.application.delivery.Deliveries;
import io.countersign.application.delivery.Sends;
import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.event.Events;
import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.ledger.Checkpoints;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.lockout.Attempts;
import io.countersign.application.lockout.Lockouts;
import io.countersign.application.lockout.UserIdentifiers;
import io.countersign.application.organization.Organizations;
import io.countersign.application.policy.Policies;
import io.countersign.application.purge.ExpiredRows;
import io.countersign.application.replay.PolicyReplays;
import io.countersign.application.risk.KnownDevices;
import io.countersign.application.risk.LastPlaces;
import io.countersign.application.secret.SealedRows;
import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.PoolUse;
import io.countersign.application.storage.Storage;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.application.webhook.WebhookDeliveries;
import io.countersign.application.webhook.Webhooks;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.assertion.JooqSigningKeys;
import io.countersign.persistence.authentication.JooqAuthentications;
import io.countersign.persistence.authenticator.JooqAuthenticators;
import io.countersign.persistence.backupcode.JooqBackupCodeSets;
import io.countersign.persistence.browser.JooqTrustedBrowsers;
import io.countersign.persistence.chore.DbSchedulerChores;
import io.countersign.persistence.chore.Pace;
import io.countersign.persistence.client.JooqApiKeys;
import io.countersign.persistence.client.JooqUserTokens;
import io.countersign.persistence.contact.JooqContactVerifications;
import io.countersign.persistence.copy.CopyMark;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Engine;
import io.countersign.persistence.database.Turns;
import io.countersign.persistence.delivery.JooqDeliveries;
import io.countersign.persistence.delivery.JooqSends;
import io.countersign.persistence.enrollment.JooqEnrollments;
import io.countersign.persistence.event.JooqEvents;
import io.countersign.persistence.idempotency.JooqIdempotencyKeys;
import io.countersign.persistence.ledger.JooqCheckpoints;
import io.countersign.persistence.ledger.JooqLedger;
import io.countersign.persistence.lockout.JooqAttempts;
import io.countersign.persistence.lockout.JooqLockouts;
import io.countersign.persistence.lockout.JooqUserIdentifiers;
import io.countersign.persistence.organization.JooqOrganizations;
import io.countersign.persistence.policy.JooqPolicies;
import io.countersign.persistence.purge.JooqExpiredRows;
import io.countersign.persistence.replay.JooqPolicyReplays;
import io.countersign.persistence.risk.JooqKnownDevices;
import io.countersign.persistence.risk.JooqLastPlaces;
import io.countersign.persistence.secret.JooqSealedRows;
import io.countersign.persistence.tenant.JooqTenants;
import io.countersign.persistence.transaction.JooqTransactions;
import io.countersign.persistence.user.JooqUsers;
import io.countersign.persistence.webhook.JooqWebhookDeliveries;
import io.countersign.persistence.webhook.JooqWebhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;

/** {@link Storage} on a pool of connections. */
final class JooqStorage implements Storage {

  private final HikariDataSource pool;
  private final Database database;
  private final Turns turns;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Underneath underneath;

  /** What the connections lead to, closed after the last of them. */
  interface Underneath {

    void close() throws SQLException, IOException;
  }

  JooqStorage(
      HikariDataSource pool,
      Turns turns,
      Engine engine,
      Secrets secrets,
      InstantSource clock,
      Underneath underneath) {
    this.pool = pool;
    this.turns = turns;
    this.database = new Database(pool, turns, engine);
    this.secrets = secrets;
    this.clock = clock;
    this.underneath = underneath;
  }

  /**
   * Gives a new store its first tenant.
   *
   * @throws io.countersign.application.storage.StorageRefused if it holds half an installation
   */
  JooqStorage begun() {
    try {
      CopyMark.requireNone(database.sql());
      Tenants tenants = tenants();
      if (tenants.find(TenantId.DEFAULT).isEmpty()) {
        tenants.add(
            new Tenant(TenantId.DEFAULT, "Default", MfaRequirement.OPTIONAL, clock.instant()));
        // A copy may have begun since; it looks for rows after it left its mark.
        CopyMark.requireNone(database.sql());
      }
      return this;
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  @Override
  public Transactions transactions() {
    return new JooqTransactions(database);
  }

  @Override
  public Tenants tenants() {
    return new JooqTenants(database);
  }

  @Override
  public Users users() {
    return new JooqUsers(database);
  }

  @Override
  public Organizations organizations() {
    return new JooqOrganizations(database);
  }

  @Override
  public Policies policies() {
    return new JooqPolicies(database, secrets);
  }

  @Override
  public PolicyReplays policyReplays() {
    return new JooqPolicyReplays(database, secrets);
  }

  @Override
  public ApiKeys apiKeys() {
    return new JooqApiKeys(database);
  }

  @Override
  public UserTokens userTokens() {
    return new JooqUserTokens(database);
  }

  @Override
  public Authenticators authenticators() {
    return new JooqAuthenticators(database, secrets);
  }

  @Override
  public Enrollments enrollments() {
    return new JooqEnrollments(database, secrets);
  }

  @Override
  public Authentications authentications() {
    return new JooqAuthentications(database, secrets);
  }

  @Override
  public SigningKeys signingKeys() {
    return new JooqSigningKeys(database, secrets);
  }

  @Override
  public IdempotencyKeys idempotencyKeys() {
    return new JooqIdempotencyKeys(database, secrets);
  }

  @Override
  public Deliveries deliveries() {
    return new JooqDeliveries(database);
  }

  @Override
  public Sends sends() {
    return new JooqSends(database);
  }

  @Override
  public ContactVerifications contactVerifications() {
    return new JooqContactVerifications(database, secrets);
  }

  @Override
  public TrustedBrowsers trustedBrowsers() {
    return new JooqTrustedBrowsers(database);
  }

  @Override
  public KnownDevices knownDevices() {
    return new JooqKnownDevices(database);
  }

  @Override
  public LastPlaces lastPlaces() {
    return new JooqLastPlaces(database);
  }

  @Override
  public Lockouts lockouts() {
    return new JooqLockouts(database);
  }

  @Override
  public Attempts attempts() {
    return new JooqAttempts(database);
  }

  @Override
  public UserIdentifiers userIdentifiers() {
    return new JooqUserIdentifiers(database);
  }

  @Override
  public Events events() {
    return new JooqEvents(database);
  }

  @Override
  public Ledger ledger() {
    return new JooqLedger(database);
  }

  @Override
  public Checkpoints checkpoints() {
    return new JooqCheckpoints(database);
  }

  @Override
  public Webhooks webhooks() {
    return new JooqWebhooks(database, secrets);
  }

  @Override
  public WebhookDeliveries webhookDeliveries() {
    return new JooqWebhookDeliveries(database);
  }

  @Override
  public BackupCodeSets backupCodeSets() {
    return new JooqBackupCodeSets(database, secrets);
  }

  @Override
  public SealedRows sealedRows() {
    return new JooqSealedRows(database, secrets);
  }

  @Override
  public ExpiredRows expiredRows() {
    return new JooqExpiredRows(database);
  }

  @Override
  public ClusteredChores clusteredChores() {
    return clusteredChores(Pace.USUAL);
  }

  ClusteredChores clusteredChores(Pace pace) {
    return new DbSchedulerChores(pool, clock, pace);
  }

  @Override
  public boolean ready() {
    try {
      database.sql().selectOne().fetchSingle();
      return true;
    } catch (StorageUnavailable e) {
      return false;
    }
  }

  @Override
  public PoolUse poolUse() {
    HikariPoolMXBean use = Objects.requireNonNull(pool.getHikariPoolMXBean());
    return new PoolUse(
        use.getActiveConnections(),
        use.getIdleConnections(),
        turns.waiting(),
        pool.getMaximumPoolSize());
  }

  @Override
  public void close() {
    pool.close();
    try {
      underneath.close();
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

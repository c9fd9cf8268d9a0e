package com.example.countersign.sqlite;

import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authenticator.Authenticators;
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
import java.time.InstantSource;

/** {@link Storage} on one SQLite file. */
final class SqliteStorage implements Storage {

  private final Connections connections;
  private final Sqlite database;
  private final Secrets secrets;
  private final InstantSource clock;

  SqliteStorage(
      Connections connections, Sqlite database, Secrets secrets, InstantSource clock) {
    this.connections = connections;
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public Transactions transactions() {
    return database;
  }

  @Override
  public Tenants tenants() {
    return new SqliteTenants(database);
  }

  @Override
  public Users users() {
    return new SqliteUsers(database);
  }

  @Override
  public Organizations organizations() {
    return new SqliteOrganizations(database);
  }

  @Override
  public Policies policies() {
    return new SqlitePolicies(database, secrets);
  }

  @Override
  public PolicyReplays policyReplays() {
    return new SqlitePolicyReplays(database, secrets);
  }

  @Override
  public ApiKeys apiKeys() {
    return new SqliteApiKeys(database);
  }

  @Override
  public UserTokens userTokens() {
    return new SqliteUserTokens(database);
  }

  @Override
  public Authenticators authenticators() {
    return new SqliteAuthenticators(database, secrets);
  }

  @Override
  public Enrollments enrollments() {
    return new SqliteEnrollments(database, secrets);
  }

  @Override
  public Authentications authentications() {
    return new SqliteAuthentications(database, secrets);
  }

  @Override
  public SigningKeys signingKeys() {
    return new SqliteSigningKeys(database, secrets);
  }

  @Override
  public IdempotencyKeys idempotencyKeys() {
    return new SqliteIdempotencyKeys(database, secrets);
  }

  @Override
  public Deliveries deliveries() {
    return new SqliteDeliveries(database);
  }

  @Override
  public Sends sends() {
    return new SqliteSends(database);
  }

  @Override
  public ContactVerifications contactVerifications() {
    return new SqliteContactVerifications(database, secrets);
  }

  @Override
  public TrustedBrowsers trustedBrowsers() {
    return new SqliteTrustedBrowsers(database);
  }

  @Override
  public KnownDevices knownDevices() {
    return new SqliteKnownDevices(database);
  }

  @Override
  public LastPlaces lastPlaces() {
    return new SqliteLastPlaces(database);
  }

  @Override
  public Lockouts lockouts() {
    return new SqliteLockouts(database);
  }

  @Override
  public Attempts attempts() {
    return new SqliteAttempts(database);
  }

  @Override
  public UserIdentifiers userIdentifiers() {
    return new SqliteUserIdentifiers(database);
  }

  @Override
  public Events events() {
    return new SqliteEvents(database);
  }

  @Override
  public Ledger ledger() {
    return new SqliteLedger(database);
  }

  @Override
  public Checkpoints checkpoints() {
    return new SqliteCheckpoints(database);
  }

  @Override
  public Webhooks webhooks() {
    return new SqliteWebhooks(database, secrets);
  }

  @Override
  public WebhookDeliveries webhookDeliveries() {
    return new SqliteWebhookDeliveries(database);
  }

  @Override
  public BackupCodeSets backupCodeSets() {
    return new SqliteBackupCodeSets(database, secrets);
  }

  @Override
  public SealedRows sealedRows() {
    return new SqliteSealedRows(database, secrets);
  }

  @Override
  public ExpiredRows expiredRows() {
    return new SqliteExpiredRows(database);
  }

  @Override
  public ClusteredChores clusteredChores() {
    return new SqliteClusteredChores(database, clock);
  }

  @Override
  public boolean ready() {
    try {
      return database.first("select 1", row -> row.number(1)).isPresent();
    } catch (StorageUnavailable e) {
      return false;
    }
  }

  @Override
  public PoolUse poolUse() {
    int idle = connections.idle();
    int most = connections.most();
    return new PoolUse(most - idle, idle, connections.waiting(), most);
  }

  @Override
  public void close() {
    connections.close();
  }
}

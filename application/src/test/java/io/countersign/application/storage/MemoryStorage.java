package io.countersign.application.storage;

import io.countersign.application.assertion.MemorySigningKeys;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authentication.MemoryAuthentications;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.MemoryAuthenticators;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.backupcode.MemoryBackupCodeSets;
import io.countersign.application.browser.MemoryTrustedBrowsers;
import io.countersign.application.browser.TrustedBrowsers;
import io.countersign.application.chore.ClusteredChores;
import io.countersign.application.chore.MemoryClusteredChores;
import io.countersign.application.client.ApiKeys;
import io.countersign.application.client.MemoryApiKeys;
import io.countersign.application.client.MemoryUserTokens;
import io.countersign.application.client.UserTokens;
import io.countersign.application.contact.ContactVerifications;
import io.countersign.application.contact.MemoryContactVerifications;
import io.countersign.application.delivery.Deliveries;
import io.countersign.application.delivery.MemoryDeliveries;
import io.countersign.application.delivery.MemorySends;
import io.countersign.application.delivery.Sends;
import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.enrollment.MemoryEnrollments;
import io.countersign.application.event.Events;
import io.countersign.application.event.MemoryEvents;
import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.idempotency.MemoryIdempotencyKeys;
import io.countersign.application.ledger.Checkpoints;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.ledger.MemoryCheckpoints;
import io.countersign.application.ledger.MemoryLedger;
import io.countersign.application.lockout.Attempts;
import io.countersign.application.lockout.Lockouts;
import io.countersign.application.lockout.MemoryAttempts;
import io.countersign.application.lockout.MemoryLockouts;
import io.countersign.application.lockout.MemoryUserIdentifiers;
import io.countersign.application.lockout.UserIdentifiers;
import io.countersign.application.organization.MemoryOrganizations;
import io.countersign.application.organization.Organizations;
import io.countersign.application.policy.MemoryPolicies;
import io.countersign.application.policy.Policies;
import io.countersign.application.purge.ExpiredRows;
import io.countersign.application.purge.MemoryExpiredRows;
import io.countersign.application.replay.MemoryPolicyReplays;
import io.countersign.application.replay.PolicyReplays;
import io.countersign.application.risk.KnownDevices;
import io.countersign.application.risk.LastPlaces;
import io.countersign.application.risk.MemoryKnownDevices;
import io.countersign.application.risk.MemoryLastPlaces;
import io.countersign.application.secret.MemorySealedRows;
import io.countersign.application.secret.SealedRows;
import io.countersign.application.secret.Secrets;
import io.countersign.application.tenant.MemoryTenants;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.MemoryUsers;
import io.countersign.application.user.Users;
import io.countersign.application.webhook.MemoryWebhookDeliveries;
import io.countersign.application.webhook.MemoryWebhooks;
import io.countersign.application.webhook.WebhookDeliveries;
import io.countersign.application.webhook.Webhooks;
import java.time.InstantSource;

/** {@link Storage} of the doubles over one {@link MemoryStore}. */
final class MemoryStorage implements Storage {

  private final MemoryStore store;
  private final Secrets secrets;
  private final InstantSource clock;

  MemoryStorage(MemoryStore store, Secrets secrets, InstantSource clock) {
    this.store = store;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }

  @Override
  public Tenants tenants() {
    return new MemoryTenants(store);
  }

  @Override
  public Users users() {
    return new MemoryUsers(store);
  }

  @Override
  public Organizations organizations() {
    return new MemoryOrganizations(store);
  }

  @Override
  public Policies policies() {
    return new MemoryPolicies(store, secrets);
  }

  @Override
  public PolicyReplays policyReplays() {
    return new MemoryPolicyReplays(store, secrets);
  }

  @Override
  public ApiKeys apiKeys() {
    return new MemoryApiKeys(store);
  }

  @Override
  public UserTokens userTokens() {
    return new MemoryUserTokens(store);
  }

  @Override
  public Authenticators authenticators() {
    return new MemoryAuthenticators(store, secrets);
  }

  @Override
  public Enrollments enrollments() {
    return new MemoryEnrollments(store, secrets);
  }

  @Override
  public Authentications authentications() {
    return new MemoryAuthentications(store);
  }

  @Override
  public SigningKeys signingKeys() {
    return new MemorySigningKeys(store);
  }

  @Override
  public IdempotencyKeys idempotencyKeys() {
    return new MemoryIdempotencyKeys(store);
  }

  @Override
  public Deliveries deliveries() {
    return new MemoryDeliveries(store);
  }

  @Override
  public Sends sends() {
    return new MemorySends(store);
  }

  @Override
  public ContactVerifications contactVerifications() {
    return new MemoryContactVerifications(store, secrets);
  }

  @Override
  public TrustedBrowsers trustedBrowsers() {
    return new MemoryTrustedBrowsers(store);
  }

  @Override
  public KnownDevices knownDevices() {
    return new MemoryKnownDevices(store);
  }

  @Override
  public LastPlaces lastPlaces() {
    return new MemoryLastPlaces(store);
  }

  @Override
  public Lockouts lockouts() {
    return new MemoryLockouts(store);
  }

  @Override
  public Attempts attempts() {
    return new MemoryAttempts(store);
  }

  @Override
  public UserIdentifiers userIdentifiers() {
    return new MemoryUserIdentifiers(store);
  }

  @Override
  public Events events() {
    return new MemoryEvents(store);
  }

  @Override
  public Ledger ledger() {
    return new MemoryLedger(store);
  }

  @Override
  public Checkpoints checkpoints() {
    return new MemoryCheckpoints(store);
  }

  @Override
  public Webhooks webhooks() {
    return new MemoryWebhooks(store, secrets);
  }

  @Override
  public WebhookDeliveries webhookDeliveries() {
    return new MemoryWebhookDeliveries(store);
  }

  @Override
  public BackupCodeSets backupCodeSets() {
    return new MemoryBackupCodeSets(store, secrets);
  }

  @Override
  public SealedRows sealedRows() {
    return new MemorySealedRows(store, secrets);
  }

  @Override
  public ExpiredRows expiredRows() {
    return new MemoryExpiredRows(store, secrets);
  }

  @Override
  public ClusteredChores clusteredChores() {
    return new MemoryClusteredChores(store, clock);
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public PoolUse poolUse() {
    return new PoolUse(0, 0, 0, 0);
  }

  @Override
  public void close() {
    // Who opens it again finds what was kept.
  }
}

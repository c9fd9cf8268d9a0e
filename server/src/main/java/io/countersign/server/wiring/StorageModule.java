package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.browser.TrustedBrowsers;
import io.countersign.application.client.ApiKeys;
import io.countersign.application.client.UserTokens;
import io.countersign.application.contact.ContactVerifications;
import io.countersign.application.delivery.Deliveries;
import io.countersign.application.delivery.Sends;
import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.ledger.Checkpoints;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.lockout.Attempts;
import io.countersign.application.lockout.Lockouts;
import io.countersign.application.lockout.UserIdentifiers;
import io.countersign.application.organization.Organizations;
import io.countersign.application.policy.Policies;
import io.countersign.application.replay.PolicyReplays;
import io.countersign.application.risk.KnownDevices;
import io.countersign.application.risk.LastPlaces;
import io.countersign.application.secret.SealedRows;
import io.countersign.application.storage.Storage;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.PreparedTransactions;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.application.webhook.WebhookDeliveries;
import io.countersign.application.webhook.Webhooks;
import jakarta.inject.Singleton;

/** The ports that the store serves. */
final class StorageModule extends AbstractModule {

  private final Storage storage;

  StorageModule(Storage storage) {
    this.storage = storage;
  }

  @Provides
  @Singleton
  Transactions transactions() {
    return new PreparedTransactions(storage.transactions());
  }

  @Provides
  @Singleton
  Tenants tenants() {
    return storage.tenants();
  }

  @Provides
  @Singleton
  Users users() {
    return storage.users();
  }

  @Provides
  @Singleton
  ApiKeys apiKeys() {
    return storage.apiKeys();
  }

  @Provides
  @Singleton
  UserTokens userTokens() {
    return storage.userTokens();
  }

  @Provides
  @Singleton
  Authenticators authenticators() {
    return storage.authenticators();
  }

  @Provides
  @Singleton
  Enrollments enrollments() {
    return storage.enrollments();
  }

  @Provides
  @Singleton
  Authentications authentications() {
    return storage.authentications();
  }

  @Provides
  @Singleton
  SigningKeys signingKeys() {
    return storage.signingKeys();
  }

  @Provides
  @Singleton
  IdempotencyKeys idempotencyKeys() {
    return storage.idempotencyKeys();
  }

  @Provides
  @Singleton
  Deliveries deliveries() {
    return storage.deliveries();
  }

  @Provides
  @Singleton
  Sends sends() {
    return storage.sends();
  }

  @Provides
  @Singleton
  ContactVerifications contactVerifications() {
    return storage.contactVerifications();
  }

  @Provides
  @Singleton
  Organizations organizations() {
    return storage.organizations();
  }

  @Provides
  @Singleton
  Policies policies() {
    return storage.policies();
  }

  @Provides
  @Singleton
  PolicyReplays policyReplays() {
    return storage.policyReplays();
  }

  @Provides
  @Singleton
  TrustedBrowsers trustedBrowsers() {
    return storage.trustedBrowsers();
  }

  @Provides
  @Singleton
  KnownDevices knownDevices() {
    return storage.knownDevices();
  }

  @Provides
  @Singleton
  Lockouts lockouts() {
    return storage.lockouts();
  }

  @Provides
  @Singleton
  Attempts attempts() {
    return storage.attempts();
  }

  @Provides
  @Singleton
  UserIdentifiers userIdentifiers() {
    return storage.userIdentifiers();
  }

  @Provides
  @Singleton
  LastPlaces lastPlaces() {
    return storage.lastPlaces();
  }

  @Provides
  @Singleton
  Ledger ledger() {
    return storage.ledger();
  }

  @Provides
  @Singleton
  Checkpoints checkpoints() {
    return storage.checkpoints();
  }

  @Provides
  @Singleton
  BackupCodeSets backupCodeSets() {
    return storage.backupCodeSets();
  }

  @Provides
  @Singleton
  Webhooks webhooks() {
    return storage.webhooks();
  }

  @Provides
  @Singleton
  WebhookDeliveries webhookDeliveries() {
    return storage.webhookDeliveries();
  }

  @Provides
  @Singleton
  SealedRows sealedRows() {
    return storage.sealedRows();
  }
}

package io.countersign.application.storage;

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
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.application.webhook.WebhookDeliveries;
import io.countersign.application.webhook.Webhooks;

/**
 * An opened store: everything that its ports need. All of them work on the same rows, and in the
 * transaction of {@link #transactions()} that their thread is in. Any number of threads may use it.
 */
public interface Storage extends AutoCloseable {

  Transactions transactions();

  Tenants tenants();

  Users users();

  Organizations organizations();

  Policies policies();

  PolicyReplays policyReplays();

  ApiKeys apiKeys();

  UserTokens userTokens();

  Authenticators authenticators();

  Enrollments enrollments();

  Authentications authentications();

  SigningKeys signingKeys();

  IdempotencyKeys idempotencyKeys();

  Deliveries deliveries();

  Sends sends();

  ContactVerifications contactVerifications();

  TrustedBrowsers trustedBrowsers();

  KnownDevices knownDevices();

  LastPlaces lastPlaces();

  Lockouts lockouts();

  Attempts attempts();

  UserIdentifiers userIdentifiers();

  Events events();

  Ledger ledger();

  Checkpoints checkpoints();

  BackupCodeSets backupCodeSets();

  Webhooks webhooks();

  WebhookDeliveries webhookDeliveries();

  SealedRows sealedRows();

  ExpiredRows expiredRows();

  ClusteredChores clusteredChores();

  /** Whether it answers right now; told within two seconds, without an exception. */
  boolean ready();

  /** How its connections are used right now; zeros where there are none. */
  PoolUse poolUse();

  /** Closes it. Nothing may be under way any more. */
  @Override
  void close();
}

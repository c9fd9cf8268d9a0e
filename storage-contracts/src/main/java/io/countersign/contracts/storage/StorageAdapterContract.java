package io.countersign.contracts.storage;

import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.assertion.SigningKeysContract;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authentication.AuthenticationsContract;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.AuthenticatorsContract;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.backupcode.BackupCodeSetsContract;
import io.countersign.application.browser.TrustedBrowsers;
import io.countersign.application.browser.TrustedBrowsersContract;
import io.countersign.application.client.ApiKeys;
import io.countersign.application.client.ApiKeysContract;
import io.countersign.application.client.UserTokens;
import io.countersign.application.client.UserTokensContract;
import io.countersign.application.contact.ContactVerifications;
import io.countersign.application.contact.ContactVerificationsContract;
import io.countersign.application.delivery.Deliveries;
import io.countersign.application.delivery.DeliveriesContract;
import io.countersign.application.delivery.Sends;
import io.countersign.application.delivery.SendsContract;
import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.enrollment.EnrollmentsContract;
import io.countersign.application.event.Events;
import io.countersign.application.event.EventsContract;
import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.idempotency.IdempotencyKeysContract;
import io.countersign.application.ledger.Checkpoints;
import io.countersign.application.ledger.CheckpointsContract;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.ledger.LedgerContract;
import io.countersign.application.lockout.Attempts;
import io.countersign.application.lockout.AttemptsContract;
import io.countersign.application.lockout.Lockouts;
import io.countersign.application.lockout.LockoutsContract;
import io.countersign.application.lockout.UserIdentifiers;
import io.countersign.application.lockout.UserIdentifiersContract;
import io.countersign.application.organization.Organizations;
import io.countersign.application.organization.OrganizationsContract;
import io.countersign.application.policy.Policies;
import io.countersign.application.policy.PoliciesContract;
import io.countersign.application.purge.ExpiredRows;
import io.countersign.application.purge.ExpiredRowsContract;
import io.countersign.application.replay.PolicyReplays;
import io.countersign.application.replay.PolicyReplaysContract;
import io.countersign.application.risk.KnownDevices;
import io.countersign.application.risk.KnownDevicesContract;
import io.countersign.application.risk.LastPlaces;
import io.countersign.application.risk.LastPlacesContract;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.secret.SealedRows;
import io.countersign.application.secret.SealedRowsContract;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageContract;
import io.countersign.application.storage.StorageProvider;
import io.countersign.application.storage.StorageProviderContract;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.tenant.TenantsContract;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.transaction.TransactionsContract;
import io.countersign.application.user.Users;
import io.countersign.application.user.UsersContract;
import io.countersign.application.webhook.WebhookDeliveries;
import io.countersign.application.webhook.WebhookDeliveriesContract;
import io.countersign.application.webhook.Webhooks;
import io.countersign.application.webhook.WebhooksContract;
import io.countersign.domain.authenticator.Authenticator;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contracts of all ports of one adapter. The adapter's test extends it and says how its stores
 * are reached; each test has a new store.
 */
@SuppressWarnings("ClassCanBeStatic") // JUnit finds nested tests that are not
public abstract class StorageAdapterContract {

  private final MemorySecrets secrets = new MemorySecrets();
  private @Nullable StorageAddress address;
  private @Nullable Storage storage;

  /** The adapter under test. */
  protected abstract StorageProvider provider();

  /**
   * Of a new store that nobody opened yet.
   *
   * @param folder empty, and deleted after the test, if the store is a file
   */
  protected abstract StorageAddress newStore(Path folder);

  /** Whether several processes may have the same store open at once, as several nodes do. */
  protected abstract boolean shared();

  /**
   * Makes what an authenticator keeps sealed impossible to open, without changing its key id: the
   * one thing that no port does.
   */
  protected abstract void damage(StorageAddress store, Authenticator authenticator);

  @BeforeEach
  final void nothingThereYet(@TempDir Path folder) {
    address = newStore(folder);
  }

  @AfterEach
  final void close() {
    if (storage != null) {
      storage.close();
    }
  }

  private synchronized StorageAddress address() {
    if (address == null) {
      throw new IllegalStateException("no test runs");
    }
    return address;
  }

  /** Opened when it is first asked for, by whichever thread. */
  private synchronized Storage storage() {
    if (storage == null) {
      storage = provider().open(address(), secrets, StorageProviderContract.CLOCK);
    }
    return storage;
  }

  /** Of what opens the stores. */
  @Nested
  protected class OfStorageProvider implements StorageProviderContract {
    @Override
    public StorageProvider provider() {
      return StorageAdapterContract.this.provider();
    }

    @Override
    public StorageAddress address() {
      return StorageAdapterContract.this.address();
    }

    @Override
    public boolean shared() {
      return StorageAdapterContract.this.shared();
    }
  }

  /** Of a store as a whole. */
  @Nested
  protected class OfStorage implements StorageContract {
    @Override
    public Storage storage() {
      return StorageAdapterContract.this.storage();
    }
  }

  /** Of what must not be readable at rest. */
  @Nested
  protected class OfSealing implements SealingContract {
    @Override
    public Storage storage() {
      return StorageAdapterContract.this.storage();
    }

    @Override
    public MemorySecrets secrets() {
      return secrets;
    }
  }

  /** Of the port {@link Transactions}. */
  @Nested
  protected class OfTransactions implements TransactionsContract {
    @Override
    public Transactions transactions() {
      return storage().transactions();
    }

    @Override
    public Tenants tenants() {
      return storage().tenants();
    }
  }

  /** Of the port {@link Tenants}. */
  @Nested
  protected class OfTenants implements TenantsContract {
    @Override
    public Tenants tenants() {
      return storage().tenants();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Users}. */
  @Nested
  protected class OfUsers implements UsersContract {
    @Override
    public Users users() {
      return storage().users();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link UserTokens}. */
  @Nested
  protected class OfUserTokens implements UserTokensContract {
    @Override
    public UserTokens tokens() {
      return storage().userTokens();
    }
  }

  /** Of the port {@link ApiKeys}. */
  @Nested
  protected class OfApiKeys implements ApiKeysContract {
    @Override
    public ApiKeys keys() {
      return storage().apiKeys();
    }
  }

  /** Of the port {@link Authenticators}. */
  @Nested
  protected class OfAuthenticators implements AuthenticatorsContract {
    @Override
    public Authenticators authenticators() {
      return storage().authenticators();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Enrollments}. */
  @Nested
  protected class OfEnrollments implements EnrollmentsContract {
    @Override
    public Enrollments enrollments() {
      return storage().enrollments();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Deliveries}. */
  @Nested
  protected class OfDeliveries implements DeliveriesContract {
    @Override
    public Deliveries deliveries() {
      return storage().deliveries();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Sends}. */
  @Nested
  protected class OfSends implements SendsContract {
    @Override
    public Sends sends() {
      return storage().sends();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link BackupCodeSets}. */
  @Nested
  protected class OfBackupCodeSets implements BackupCodeSetsContract {
    @Override
    public BackupCodeSets backupCodeSets() {
      return storage().backupCodeSets();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link ContactVerifications}. */
  @Nested
  protected class OfContactVerifications implements ContactVerificationsContract {
    @Override
    public ContactVerifications contactVerifications() {
      return storage().contactVerifications();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Organizations}. */
  @Nested
  protected class OfOrganizations implements OrganizationsContract {
    @Override
    public Organizations organizations() {
      return storage().organizations();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link PolicyReplays}. */
  @Nested
  protected class OfPolicyReplays implements PolicyReplaysContract {
    @Override
    public PolicyReplays replays() {
      return storage().policyReplays();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Policies}. */
  @Nested
  protected class OfPolicies implements PoliciesContract {
    @Override
    public Policies policies() {
      return storage().policies();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link TrustedBrowsers}. */
  @Nested
  protected class OfTrustedBrowsers implements TrustedBrowsersContract {
    @Override
    public TrustedBrowsers browsers() {
      return storage().trustedBrowsers();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Lockouts}. */
  @Nested
  protected class OfLockouts implements LockoutsContract {
    @Override
    public Lockouts lockouts() {
      return storage().lockouts();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Attempts}. */
  @Nested
  protected class OfAttempts implements AttemptsContract {
    @Override
    public Attempts attempts() {
      return storage().attempts();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link UserIdentifiers}. */
  @Nested
  protected class OfUserIdentifiers implements UserIdentifiersContract {
    @Override
    public UserIdentifiers userIdentifiers() {
      return storage().userIdentifiers();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link KnownDevices}. */
  @Nested
  protected class OfKnownDevices implements KnownDevicesContract {
    @Override
    public KnownDevices devices() {
      return storage().knownDevices();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link LastPlaces}. */
  @Nested
  protected class OfLastPlaces implements LastPlacesContract {
    @Override
    public LastPlaces places() {
      return storage().lastPlaces();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Events}. */
  @Nested
  protected class OfEvents implements EventsContract {
    @Override
    public Events events() {
      return storage().events();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Ledger}. */
  @Nested
  protected class OfLedger implements LedgerContract {
    @Override
    public Storage storage() {
      return StorageAdapterContract.this.storage();
    }
  }

  /** Of the port {@link Checkpoints}. */
  @Nested
  protected class OfCheckpoints implements CheckpointsContract {
    @Override
    public Storage storage() {
      return StorageAdapterContract.this.storage();
    }
  }

  /** Of the port {@link Webhooks}. */
  @Nested
  protected class OfWebhooks implements WebhooksContract {
    @Override
    public Webhooks webhooks() {
      return storage().webhooks();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link WebhookDeliveries}. */
  @Nested
  protected class OfWebhookDeliveries implements WebhookDeliveriesContract {
    @Override
    public WebhookDeliveries deliveries() {
      return storage().webhookDeliveries();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link Authentications}. */
  @Nested
  protected class OfAuthentications implements AuthenticationsContract {
    @Override
    public Authentications authentications() {
      return storage().authentications();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link SigningKeys}. */
  @Nested
  protected class OfSigningKeys implements SigningKeysContract {
    @Override
    public SigningKeys keys() {
      return storage().signingKeys();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link IdempotencyKeys}. */
  @Nested
  protected class OfIdempotencyKeys implements IdempotencyKeysContract {
    @Override
    public IdempotencyKeys keys() {
      return storage().idempotencyKeys();
    }

    @Override
    public Transactions transactions() {
      return storage().transactions();
    }
  }

  /** Of the port {@link ExpiredRows}. */
  @Nested
  protected class OfExpiredRows implements ExpiredRowsContract {
    @Override
    public ExpiredRows rows() {
      return storage().expiredRows();
    }

    @Override
    public Storage storage() {
      return StorageAdapterContract.this.storage();
    }
  }

  /** Of the port {@link SealedRows}. */
  @Nested
  protected class OfSealedRows implements SealedRowsContract {
    @Override
    public SealedRows rows() {
      return storage().sealedRows();
    }

    @Override
    public MemorySecrets secrets() {
      return secrets;
    }

    @Override
    public Authenticators authenticators() {
      return storage().authenticators();
    }

    @Override
    public Enrollments enrollments() {
      return storage().enrollments();
    }

    @Override
    public void damage(Authenticator authenticator) {
      StorageAdapterContract.this.damage(address(), authenticator);
    }
  }
}

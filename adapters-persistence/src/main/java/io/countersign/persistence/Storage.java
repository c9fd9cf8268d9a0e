package io.countersign.persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.client.ApiKeys;
import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.secret.SealedRows;
import io.countersign.application.secret.Secrets;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.policy.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.assertion.JooqSigningKeys;
import io.countersign.persistence.authentication.JooqAuthentications;
import io.countersign.persistence.authenticator.JooqAuthenticators;
import io.countersign.persistence.client.JooqApiKeys;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.embedded.EmbeddedDatabase;
import io.countersign.persistence.enrollment.JooqEnrollments;
import io.countersign.persistence.idempotency.JooqIdempotencyKeys;
import io.countersign.persistence.secret.JooqSealedRows;
import io.countersign.persistence.tenant.JooqTenants;
import io.countersign.persistence.transaction.JooqTransactions;
import io.countersign.persistence.user.JooqUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import org.jooq.SQLDialect;

/** The store: everything that its ports need, opened once and closed at the end. */
public final class Storage implements AutoCloseable {

  private final EmbeddedDatabase embedded;
  private final HikariDataSource pool;
  private final Database database;
  private final Secrets secrets;

  private Storage(EmbeddedDatabase embedded, HikariDataSource pool, Secrets secrets) {
    this.embedded = embedded;
    this.pool = pool;
    this.database = new Database(pool, SQLDialect.H2);
    this.secrets = secrets;
  }

  /**
   * Opens the store and brings its schema up to date; a new one has the tenant {@code default}.
   *
   * @param secrets what sealed columns are sealed with
   * @throws io.countersign.persistence.embedded.DatabaseInUse if another process has it
   * @throws StorageUnavailable if it cannot be opened
   * @throws UncheckedIOException if its files cannot be used
   */
  public static Storage open(StorageConfig config, Secrets secrets, InstantSource clock) {
    return switch (config) {
      case StorageConfig.Embedded(var directory, var most) -> {
        try {
          EmbeddedDatabase embedded = EmbeddedDatabase.open(directory);
          yield new Storage(embedded, Pool.over(embedded.connections(), most), secrets)
              .begun(clock);
        } catch (SQLException e) {
          throw new StorageUnavailable(e);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  public Transactions transactions() {
    return new JooqTransactions(database);
  }

  public Tenants tenants() {
    return new JooqTenants(database);
  }

  public Users users() {
    return new JooqUsers(database);
  }

  public ApiKeys apiKeys() {
    return new JooqApiKeys(database);
  }

  public Authenticators authenticators() {
    return new JooqAuthenticators(database, secrets);
  }

  public Enrollments enrollments() {
    return new JooqEnrollments(database, secrets);
  }

  public Authentications authentications() {
    return new JooqAuthentications(database, secrets);
  }

  public SigningKeys signingKeys() {
    return new JooqSigningKeys(database, secrets);
  }

  public IdempotencyKeys idempotencyKeys() {
    return new JooqIdempotencyKeys(database, secrets);
  }

  public SealedRows sealedRows() {
    return new JooqSealedRows(database, secrets);
  }

  /** Whether it answers right now. */
  public boolean ready() {
    try {
      database.sql().selectOne().fetchSingle();
      return true;
    } catch (StorageUnavailable e) {
      return false;
    }
  }

  /** How its connections are used right now. */
  public PoolUse poolUse() {
    HikariPoolMXBean use = Objects.requireNonNull(pool.getHikariPoolMXBean());
    return new PoolUse(
        use.getActiveConnections(),
        use.getIdleConnections(),
        use.getThreadsAwaitingConnection(),
        pool.getMaximumPoolSize());
  }

  /** Closes it. Nothing may be under way any more. */
  @Override
  public void close() {
    pool.close();
    try {
      embedded.close();
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Storage begun(InstantSource clock) {
    Tenants tenants = tenants();
    if (tenants.find(TenantId.DEFAULT).isEmpty()) {
      tenants.add(
          new Tenant(TenantId.DEFAULT, "Default", MfaRequirement.OPTIONAL, clock.instant()));
    }
    return this;
  }
}

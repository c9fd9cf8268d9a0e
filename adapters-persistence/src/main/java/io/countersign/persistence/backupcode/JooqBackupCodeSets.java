package io.countersign.persistence.backupcode;

import static io.countersign.persistence.generated.Tables.BACKUP_CODES;
import static io.countersign.persistence.generated.Tables.BACKUP_CODE_SETS;

import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import io.countersign.persistence.secret.Places;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** {@link BackupCodeSets} in a database: a row for each set, and one for each of its codes. */
public final class JooqBackupCodeSets implements BackupCodeSets {

  private final Database database;
  private final Secrets secrets;

  public JooqBackupCodeSets(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  @Override
  public Optional<BackupCodeSet> find(TenantId tenant, UserId user) {
    return database
        .sql()
        .selectFrom(BACKUP_CODE_SETS)
        .where(of(tenant, user))
        .fetchOptional(JooqBackupCodeSets::set);
  }

  @Override
  public void replace(BackupCodeSet set, Set<Fingerprint> hashes, Optional<SecretBytes> codes) {
    database.requireTransaction();
    // Mostly the user has none: then this is one statement instead of three.
    if (!added(set, codes)) {
      remove(set.tenant(), set.user());
      if (!added(set, codes)) {
        throw new IllegalStateException("the user of the set is not locked");
      }
    }
    add(set, hashes);
  }

  private boolean added(BackupCodeSet set, Optional<SecretBytes> codes) {
    Optional<Sealed> sealed = codes.map(shown -> secrets.seal(shown, place(set)));
    return database.added(
        database
            .sql()
            .insertInto(BACKUP_CODE_SETS)
            .set(BACKUP_CODE_SETS.TENANT_ID, set.tenant())
            .set(BACKUP_CODE_SETS.USER_ID, set.user())
            .set(BACKUP_CODE_SETS.SET_ID, set.id().value())
            .set(BACKUP_CODE_SETS.STATUS, set.status().name())
            .set(BACKUP_CODE_SETS.SET_SIZE, set.size())
            .set(BACKUP_CODE_SETS.CODES_LEFT, set.left())
            .set(BACKUP_CODE_SETS.CODES, sealed.map(Sealed::ciphertext).orElse(null))
            .set(BACKUP_CODE_SETS.CODES_KEY_ID, sealed.map(Sealed::keyId).orElse(null))
            .set(BACKUP_CODE_SETS.CREATED_AT, set.createdAt())
            .set(BACKUP_CODE_SETS.CONFIRMED_AT, set.confirmedAt().orElse(null)));
  }

  /** One statement for all of them: a batch is a round trip for each on MariaDB. */
  private void add(BackupCodeSet set, Set<Fingerprint> hashes) {
    database
        .sql()
        .insertInto(BACKUP_CODES)
        .columns(BACKUP_CODES.TENANT_ID, BACKUP_CODES.SET_ID, BACKUP_CODES.HASH)
        .valuesOfRows(
            hashes.stream()
                .map(hash -> DSL.row(set.tenant(), set.id().value(), hash.hash().reveal()))
                .toList())
        .execute();
  }

  @Override
  public void update(BackupCodeSet set) {
    Rows.changed(
        database
            .sql()
            .update(BACKUP_CODE_SETS)
            .set(BACKUP_CODE_SETS.STATUS, set.status().name())
            .set(BACKUP_CODE_SETS.CODES_LEFT, set.left())
            .set(BACKUP_CODE_SETS.CONFIRMED_AT, set.confirmedAt().orElse(null))
            .where(of(set.tenant(), set.user()))
            .and(BACKUP_CODE_SETS.SET_ID.eq(set.id().value())));
  }

  @Override
  public boolean spend(TenantId tenant, AuthenticatorId set, Fingerprint hash, Instant now) {
    return database
            .sql()
            .update(BACKUP_CODES)
            .set(BACKUP_CODES.USED_AT, now)
            .where(in(tenant, set))
            .and(BACKUP_CODES.HASH.eq(hash.hash().reveal()))
            .and(BACKUP_CODES.USED_AT.isNull())
            .execute()
        == 1;
  }

  @Override
  public Set<Fingerprint> unspent(TenantId tenant, AuthenticatorId set) {
    return database
        .sql()
        .select(BACKUP_CODES.HASH)
        .from(BACKUP_CODES)
        .where(in(tenant, set))
        .and(BACKUP_CODES.USED_AT.isNull())
        .fetch(row -> new Fingerprint(SecretBytes.of(row.value1())))
        .stream()
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<SecretBytes> codes(TenantId tenant, UserId user) {
    return database
        .sql()
        .selectFrom(BACKUP_CODE_SETS)
        .where(of(tenant, user))
        .and(BACKUP_CODE_SETS.CODES.isNotNull())
        .fetchOptional(row -> secrets.open(row.get(BACKUP_CODE_SETS.CODES), place(set(row))));
  }

  @Override
  public void remove(TenantId tenant, UserId user) {
    database.requireTransaction();
    find(tenant, user)
        .ifPresent(set -> {
          database.sql().deleteFrom(BACKUP_CODES).where(in(tenant, set.id())).execute();
          database.sql().deleteFrom(BACKUP_CODE_SETS).where(of(tenant, user)).execute();
        });
  }

  private static Condition of(TenantId tenant, UserId user) {
    return BACKUP_CODE_SETS.TENANT_ID.eq(tenant).and(BACKUP_CODE_SETS.USER_ID.eq(user));
  }

  private static Condition in(TenantId tenant, AuthenticatorId set) {
    return BACKUP_CODES.TENANT_ID.eq(tenant).and(BACKUP_CODES.SET_ID.eq(set.value()));
  }

  private static Place place(BackupCodeSet of) {
    return Places.backupCodes(of.tenant(), of.user(), of.id());
  }

  private static BackupCodeSet set(Record row) {
    return new BackupCodeSet(
        new AuthenticatorId(row.get(BACKUP_CODE_SETS.SET_ID)),
        row.get(BACKUP_CODE_SETS.TENANT_ID),
        row.get(BACKUP_CODE_SETS.USER_ID),
        BackupCodeSet.Status.valueOf(row.get(BACKUP_CODE_SETS.STATUS)),
        row.get(BACKUP_CODE_SETS.SET_SIZE),
        row.get(BACKUP_CODE_SETS.CODES_LEFT),
        row.get(BACKUP_CODE_SETS.CREATED_AT),
        Optional.ofNullable(row.get(BACKUP_CODE_SETS.CONFIRMED_AT)));
  }
}

package com.example.countersign.sqlite;

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
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link BackupCodeSets} in SQLite. */
record SqliteBackupCodeSets(Sqlite database, Secrets secrets) implements BackupCodeSets {

  private static final String OF_USER = " where tenant_id = ? and user_id = ?";
  private static final String OF_SET = " where tenant_id = ? and set_id = ?";

  @Override
  public Optional<BackupCodeSet> find(TenantId tenant, UserId user) {
    return database.first(
        "select * from backup_code_sets" + OF_USER,
        SqliteBackupCodeSets::set,
        tenant,
        user.value());
  }

  @Override
  public void replace(BackupCodeSet set, Set<Fingerprint> hashes, Optional<SecretBytes> codes) {
    database.requireTransaction();
    remove(set.tenant(), set.user());
    Optional<Sealed> sealed = codes.map(shown -> secrets.seal(shown, place(set)));
    database.change(
        "insert into backup_code_sets values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        set.tenant(),
        set.user().value(),
        set.id(),
        set.status(),
        set.size(),
        set.left(),
        sealed.map(Sealed::ciphertext),
        sealed.map(Sealed::keyId),
        set.createdAt(),
        set.confirmedAt());
    for (Fingerprint hash : hashes) {
      database.change(
          "insert into backup_codes values (?, ?, ?, null)", set.tenant(), set.id(), hash.hash());
    }
  }

  @Override
  public void update(BackupCodeSet set) {
    database.changeOne(
        "update backup_code_sets set status = ?, codes_left = ?, confirmed_at = ?"
            + OF_USER
            + " and set_id = ?",
        set.status(),
        set.left(),
        set.confirmedAt(),
        set.tenant(),
        set.user().value(),
        set.id());
  }

  @Override
  public boolean spend(TenantId tenant, AuthenticatorId set, Fingerprint hash, Instant now) {
    return database.change(
            "update backup_codes set used_at = ?" + OF_SET + " and hash = ? and used_at is null",
            now,
            tenant,
            set,
            hash.hash())
        == 1;
  }

  @Override
  public Set<Fingerprint> unspent(TenantId tenant, AuthenticatorId set) {
    return database
        .all(
            "select hash from backup_codes" + OF_SET + " and used_at is null",
            row -> new Fingerprint(row.bytes("hash")),
            tenant,
            set)
        .stream()
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<SecretBytes> codes(TenantId tenant, UserId user) {
    return database.first(
        "select * from backup_code_sets" + OF_USER + " and codes is not null",
        row ->
            secrets.open(row.bytes("codes").reveal(), SealedColumn.BACKUP_CODES.placeIn(row)),
        tenant,
        user.value());
  }

  @Override
  public void remove(TenantId tenant, UserId user) {
    database.requireTransaction();
    find(tenant, user)
        .ifPresent(set -> {
          database.change("delete from backup_codes" + OF_SET, tenant, set.id());
          database.change("delete from backup_code_sets" + OF_USER, tenant, user.value());
        });
  }

  private static Place place(BackupCodeSet of) {
    return SealedColumn.BACKUP_CODES.place(of.tenant(), of.user().value(), of.id());
  }

  private static BackupCodeSet set(Row row) throws SQLException {
    return new BackupCodeSet(
        new AuthenticatorId(row.id("set_id")),
        new TenantId(row.text("tenant_id")),
        new UserId(row.text("user_id")),
        BackupCodeSet.Status.valueOf(row.text("status")),
        row.count("set_size"),
        row.count("codes_left"),
        row.instant("created_at"),
        row.optionalInstant("confirmed_at"));
  }
}

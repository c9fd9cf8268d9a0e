package com.example.countersign.sqlite;

import io.countersign.application.lockout.UserIdentifiers;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@link UserIdentifiers} in SQLite. */
record SqliteUserIdentifiers(Sqlite database) implements UserIdentifiers {

  @Override
  public Optional<UserId> owner(TenantId tenant, SecretBytes mark) {
    return database.first(
        "select user_id from user_identifiers where tenant_id = ? and mark = ?",
        row -> new UserId(row.text("user_id")),
        tenant,
        mark);
  }

  @Override
  public List<LinkedIdentifier> ofUser(TenantId tenant, UserId user) {
    return database.all(
        "select * from user_identifiers where tenant_id = ? and user_id = ?"
            + " order by linked_at, mark",
        SqliteUserIdentifiers::identifier,
        tenant,
        user);
  }

  @Override
  public void keep(LinkedIdentifier one) {
    int _ =
        database.change(
            "insert or replace into user_identifiers values (?, ?, ?, ?, ?, ?)",
            one.tenant(),
            one.mark(),
            one.user(),
            one.type(),
            one.masked(),
            one.linkedAt());
  }

  @Override
  public boolean remove(LinkedIdentifier known) {
    return database.change(
            "delete from user_identifiers where tenant_id = ? and mark = ? and user_id = ?",
            known.tenant(),
            known.mark(),
            known.user())
        > 0;
  }

  private static LinkedIdentifier identifier(Row row) throws SQLException {
    return new LinkedIdentifier(
        new TenantId(row.text("tenant_id")),
        row.bytes("mark"),
        new UserId(row.text("user_id")),
        IdentifierType.valueOf(row.text("identifier_type")),
        row.text("masked"),
        row.instant("linked_at"));
  }
}

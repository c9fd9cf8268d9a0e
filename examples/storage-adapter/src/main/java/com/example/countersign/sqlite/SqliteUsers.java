package com.example.countersign.sqlite;

import io.countersign.application.user.Users;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@link Users} in SQLite. */
record SqliteUsers(Sqlite database) implements Users {

  /** Nearly every mention is a later one: those only read. */
  @Override
  public User mention(User user) {
    return find(user.tenant(), user.id()).orElseGet(() -> first(user));
  }

  private User first(User user) {
    int added =
        database.change(
            "insert into users (tenant_id, user_id, first_seen_at) values (?, ?, ?)"
                + " on conflict do nothing",
            user.tenant(),
            user.id().value(),
            user.firstSeenAt());
    return added == 1 ? user : find(user.tenant(), user.id()).orElse(user);
  }

  @Override
  public void update(User user) {
    database.changeOne(
        "update users set mfa = ?, prompt_skipped_at = ? where tenant_id = ? and user_id = ?",
        user.mfa(),
        user.promptSkippedAt(),
        user.tenant(),
        user.id().value());
  }

  @Override
  public Optional<User> find(TenantId tenant, UserId id) {
    return database.first(
        "select * from users where tenant_id = ? and user_id = ?",
        SqliteUsers::user,
        tenant,
        id.value());
  }

  @Override
  public Optional<User> lock(TenantId tenant, UserId id) {
    database.requireTransaction();
    return find(tenant, id);
  }

  /** No id is empty, so every one of them comes after the empty text. */
  @Override
  public List<User> page(TenantId tenant, Optional<UserId> after, int most) {
    return database.all(
        "select * from users where tenant_id = ? and user_id > ? order by user_id limit ?",
        SqliteUsers::user,
        tenant,
        after.map(UserId::value).orElse(""),
        most);
  }

  private static User user(Row row) throws SQLException {
    return new User(
        new TenantId(row.text("tenant_id")),
        new UserId(row.text("user_id")),
        row.instant("first_seen_at"),
        row.has("mfa") ? Optional.of(MfaRequirement.valueOf(row.text("mfa"))) : Optional.empty(),
        row.has("prompt_skipped_at")
            ? Optional.of(row.instant("prompt_skipped_at"))
            : Optional.empty());
  }
}

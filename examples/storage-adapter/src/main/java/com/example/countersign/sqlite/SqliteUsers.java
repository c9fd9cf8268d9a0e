package com.example.countersign.sqlite;

import io.countersign.application.user.Users;
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
  public void mention(User user) {
    if (find(user.tenant(), user.id()).isEmpty()) {
      database.change(
          "insert into users values (?, ?, ?) on conflict do nothing",
          user.tenant(),
          user.id().value(),
          user.firstSeenAt());
    }
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
        row.instant("first_seen_at"));
  }
}

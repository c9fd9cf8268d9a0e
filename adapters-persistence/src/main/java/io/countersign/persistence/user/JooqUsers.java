package io.countersign.persistence.user;

import static io.countersign.persistence.generated.Tables.USERS;

import io.countersign.application.user.Users;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/** {@link Users} in a database. */
public final class JooqUsers implements Users {

  private final Database database;

  public JooqUsers(Database database) {
    this.database = database;
  }

  @Override
  public void mention(User user) {
    if (find(user.tenant(), user.id()).isEmpty()) {
      Rows.added(
          database
              .sql()
              .insertInto(USERS)
              .set(USERS.TENANT_ID, user.tenant())
              .set(USERS.USER_ID, user.id())
              .set(USERS.FIRST_SEEN_AT, user.firstSeenAt()));
    }
  }

  @Override
  public Optional<User> find(TenantId tenant, UserId id) {
    return database.sql().selectFrom(USERS).where(is(tenant, id)).fetchOptional(JooqUsers::user);
  }

  @Override
  public Optional<User> lock(TenantId tenant, UserId id) {
    return database
        .locking()
        .selectFrom(USERS)
        .where(is(tenant, id))
        .forUpdate()
        .fetchOptional(JooqUsers::user);
  }

  @Override
  public List<User> page(TenantId tenant, Optional<UserId> after, int most) {
    Condition ofTenant = USERS.TENANT_ID.eq(tenant);
    return database
        .sql()
        .selectFrom(USERS)
        .where(after.map(id -> ofTenant.and(USERS.USER_ID.gt(id))).orElse(ofTenant))
        .orderBy(USERS.TENANT_ID, USERS.USER_ID)
        .limit(most)
        .fetch(JooqUsers::user);
  }

  private static Condition is(TenantId tenant, UserId id) {
    return USERS.TENANT_ID.eq(tenant).and(USERS.USER_ID.eq(id));
  }

  private static User user(Record row) {
    return new User(row.get(USERS.TENANT_ID), row.get(USERS.USER_ID), row.get(USERS.FIRST_SEEN_AT));
  }
}

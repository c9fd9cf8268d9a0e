package io.countersign.persistence.user;

import static io.countersign.persistence.generated.Tables.USERS;
import static org.jooq.impl.DSL.param;

import io.countersign.application.user.Users;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Row;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** {@link Users} in a database. */
public final class JooqUsers implements Users {

  private final Database database;
  private final Prepared find;
  private final Prepared lock;
  private final Prepared update;

  public JooqUsers(Database database) {
    this.database = database;
    find = database.prepare(sql -> sql.selectFrom(USERS).where(one()));
    lock = database.prepare(sql -> sql.selectFrom(USERS).where(one()).forUpdate());
    update =
        database.prepare(sql ->
            sql.update(USERS)
                .set(USERS.MFA, param(USERS.MFA))
                .set(USERS.PROMPT_SKIPPED_AT, param(USERS.PROMPT_SKIPPED_AT))
                .where(one()));
  }

  /** Nearly every mention is a later one: those only read. */
  @Override
  public User mention(User user) {
    return find(user.tenant(), user.id()).orElseGet(() -> first(user));
  }

  private User first(User user) {
    boolean added =
        database.added(
            database
                .sql()
                .insertInto(USERS)
                .set(USERS.TENANT_ID, user.tenant())
                .set(USERS.USER_ID, user.id())
                .set(USERS.FIRST_SEEN_AT, user.firstSeenAt()));
    return added ? user : find(user.tenant(), user.id()).orElse(user);
  }

  @Override
  public void update(User user) {
    update.change(
        user.mfa().map(MfaRequirement::name).orElse(null),
        user.promptSkippedAt().orElse(null),
        user.tenant(),
        user.id());
  }

  @Override
  public Optional<User> find(TenantId tenant, UserId id) {
    return find.first(JooqUsers::user, tenant, id);
  }

  @Override
  public Optional<User> lock(TenantId tenant, UserId id) {
    database.requireTransaction();
    return lock.first(JooqUsers::user, tenant, id);
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
        .fetch(row ->
            new User(
                row.get(USERS.TENANT_ID),
                row.get(USERS.USER_ID),
                row.get(USERS.FIRST_SEEN_AT),
                Optional.ofNullable(row.get(USERS.MFA)).map(MfaRequirement::valueOf),
                Optional.ofNullable(row.get(USERS.PROMPT_SKIPPED_AT))));
  }

  private static Condition one() {
    return USERS.TENANT_ID.eq(param(USERS.TENANT_ID)).and(USERS.USER_ID.eq(param(USERS.USER_ID)));
  }

  private static User user(Row row) {
    return new User(
        row.get(USERS.TENANT_ID),
        row.get(USERS.USER_ID),
        row.get(USERS.FIRST_SEEN_AT),
        row.find(USERS.MFA).map(MfaRequirement::valueOf),
        row.find(USERS.PROMPT_SKIPPED_AT));
  }
}

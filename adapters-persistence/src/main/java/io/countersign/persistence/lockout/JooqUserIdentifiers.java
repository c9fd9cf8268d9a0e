package io.countersign.persistence.lockout;

import static io.countersign.persistence.generated.Tables.USER_IDENTIFIERS;
import static org.jooq.impl.DSL.param;

import io.countersign.application.lockout.UserIdentifiers;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Row;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** {@link UserIdentifiers} in a database. */
public final class JooqUserIdentifiers implements UserIdentifiers {

  private final Database database;
  private final Prepared find;
  private final Prepared ofUser;
  private final Prepared change;
  private final Prepared remove;

  public JooqUserIdentifiers(Database database) {
    this.database = database;
    this.find = database.prepare(sql -> sql.selectFrom(USER_IDENTIFIERS).where(isOne()));
    this.ofUser =
        database.prepare(sql ->
            sql.selectFrom(USER_IDENTIFIERS)
                .where(USER_IDENTIFIERS.TENANT_ID.eq(param(USER_IDENTIFIERS.TENANT_ID)))
                .and(USER_IDENTIFIERS.USER_ID.eq(param(USER_IDENTIFIERS.USER_ID)))
                .orderBy(USER_IDENTIFIERS.LINKED_AT, USER_IDENTIFIERS.MARK));
    this.change =
        database.prepare(sql ->
            sql.update(USER_IDENTIFIERS)
                .set(USER_IDENTIFIERS.USER_ID, param(USER_IDENTIFIERS.USER_ID))
                .set(USER_IDENTIFIERS.LINKED_AT, param(USER_IDENTIFIERS.LINKED_AT))
                .where(isOne()));
    this.remove =
        database.prepare(sql ->
            sql.deleteFrom(USER_IDENTIFIERS)
                .where(isOne())
                .and(USER_IDENTIFIERS.USER_ID.eq(param(USER_IDENTIFIERS.USER_ID))));
  }

  private static Condition isOne() {
    return USER_IDENTIFIERS
        .TENANT_ID
        .eq(param(USER_IDENTIFIERS.TENANT_ID))
        .and(USER_IDENTIFIERS.MARK.eq(param(USER_IDENTIFIERS.MARK)));
  }

  @Override
  public Optional<UserId> owner(TenantId tenant, SecretBytes mark) {
    return find.first(row -> row.get(USER_IDENTIFIERS.USER_ID), tenant, mark.reveal());
  }

  @Override
  public List<LinkedIdentifier> ofUser(TenantId tenant, UserId user) {
    return ofUser.all(JooqUserIdentifiers::identifier, tenant, user);
  }

  @Override
  public void keep(LinkedIdentifier one) {
    database.present(
        database
            .sql()
            .insertInto(USER_IDENTIFIERS)
            .set(USER_IDENTIFIERS.TENANT_ID, one.tenant())
            .set(USER_IDENTIFIERS.MARK, one.mark().reveal())
            .set(USER_IDENTIFIERS.USER_ID, one.user())
            .set(USER_IDENTIFIERS.IDENTIFIER_TYPE, one.type().name())
            .set(USER_IDENTIFIERS.MASKED, one.masked())
            .set(USER_IDENTIFIERS.LINKED_AT, one.linkedAt()),
        USER_IDENTIFIERS.LINKED_AT);
    change.change(one.user(), one.linkedAt(), one.tenant(), one.mark().reveal());
  }

  @Override
  public boolean remove(LinkedIdentifier known) {
    return remove.execute(known.tenant(), known.mark().reveal(), known.user()) > 0;
  }

  private static LinkedIdentifier identifier(Row row) {
    return new LinkedIdentifier(
        row.get(USER_IDENTIFIERS.TENANT_ID),
        SecretBytes.of(row.get(USER_IDENTIFIERS.MARK)),
        row.get(USER_IDENTIFIERS.USER_ID),
        IdentifierType.valueOf(row.get(USER_IDENTIFIERS.IDENTIFIER_TYPE)),
        row.get(USER_IDENTIFIERS.MASKED),
        row.get(USER_IDENTIFIERS.LINKED_AT));
  }
}

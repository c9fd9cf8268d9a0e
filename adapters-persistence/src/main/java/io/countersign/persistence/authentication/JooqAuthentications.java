package io.countersign.persistence.authentication;

import static io.countersign.persistence.authentication.AuthenticationColumns.CHANGING;
import static io.countersign.persistence.authentication.AuthenticationColumns.LASTING;
import static io.countersign.persistence.generated.Tables.AUTHENTICATIONS;
import static org.jooq.impl.DSL.param;

import io.countersign.application.authentication.AuthenticationMark;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authentication.CircumstancesText;
import io.countersign.application.authentication.DeliberationText;
import io.countersign.application.authentication.Unanswered;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** {@link Authentications} in a database: one row each, with its current challenge. */
public final class JooqAuthentications implements Authentications {

  private final Database database;
  private final ChallengeStates states;
  private final AuthenticationColumns columns;
  private final Prepared add;
  private final Prepared find;
  private final Prepared lock;
  private final Prepared lockUnfinished;
  private final Prepared page;
  private final Prepared update;
  private final Prepared unanswered;
  private final Prepared expire;

  public JooqAuthentications(Database database, Secrets secrets) {
    this.database = database;
    this.states = new ChallengeStates(secrets);
    this.columns = new AuthenticationColumns(states);
    this.add =
        database.prepare(sql ->
            sql.insertInto(AUTHENTICATIONS).set(parameters(LASTING)).set(parameters(CHANGING)));
    this.find = database.prepare(sql -> sql.selectFrom(AUTHENTICATIONS).where(one()));
    this.lock = database.prepare(sql -> sql.selectFrom(AUTHENTICATIONS).where(one()).forUpdate());
    this.lockUnfinished =
        database.prepare(sql ->
            sql.selectFrom(AUTHENTICATIONS)
                .where(AUTHENTICATIONS.TENANT_ID.eq(param(AUTHENTICATIONS.TENANT_ID)))
                .and(AUTHENTICATIONS.USER_ID.eq(param(AUTHENTICATIONS.USER_ID)))
                .and(AUTHENTICATIONS.EXPIRES_AT.gt(param(AUTHENTICATIONS.EXPIRES_AT)))
                .and(AUTHENTICATIONS.STATUS.in(ProgressColumns.UNFINISHED))
                .forUpdate());
    this.page =
        database.prepare(sql ->
            sql.selectFrom(AUTHENTICATIONS)
                .where(AUTHENTICATIONS.TENANT_ID.eq(param(AUTHENTICATIONS.TENANT_ID)))
                .and(AUTHENTICATIONS.CREATED_AT.ge(param(AUTHENTICATIONS.CREATED_AT)))
                .and(AUTHENTICATIONS.CREATED_AT.lt(param(AUTHENTICATIONS.CREATED_AT)))
                .and(
                    AUTHENTICATIONS
                        .CREATED_AT
                        .gt(param(AUTHENTICATIONS.CREATED_AT))
                        .or(
                            AUTHENTICATIONS.AUTHENTICATION_ID.gt(
                                param(AUTHENTICATIONS.AUTHENTICATION_ID))))
                .orderBy(
                    AUTHENTICATIONS.TENANT_ID,
                    AUTHENTICATIONS.CREATED_AT,
                    AUTHENTICATIONS.AUTHENTICATION_ID)
                .limit(param("most", Long.class)));
    this.update =
        database.prepare(sql -> sql.update(AUTHENTICATIONS).set(parameters(CHANGING)).where(one()));
    this.unanswered =
        database.prepare(sql ->
            sql.select(
                    AUTHENTICATIONS.TENANT_ID,
                    AUTHENTICATIONS.AUTHENTICATION_ID,
                    AUTHENTICATIONS.USER_ID,
                    AUTHENTICATIONS.CLIENT)
                .from(AUTHENTICATIONS)
                .where(AUTHENTICATIONS.EXPIRES_AT.gt(param(AUTHENTICATIONS.EXPIRES_AT)))
                .and(AUTHENTICATIONS.EXPIRES_AT.le(param(AUTHENTICATIONS.EXPIRES_AT)))
                .and(AUTHENTICATIONS.STATUS.in(ProgressColumns.UNFINISHED))
                .orderBy(AUTHENTICATIONS.EXPIRES_AT)
                .limit(param("most", Long.class)));
    this.expire =
        database.prepare(sql ->
            sql.update(AUTHENTICATIONS)
                .set(AUTHENTICATIONS.STATUS, DSL.inline(ProgressColumns.EXPIRED))
                .set(AUTHENTICATIONS.DECIDED_AT, AUTHENTICATIONS.EXPIRES_AT)
                .set(nothing(ProgressColumns.OF_UNFINISHED))
                .where(one())
                .and(AUTHENTICATIONS.STATUS.in(ProgressColumns.UNFINISHED)));
  }

  @Override
  public void add(Authentication authentication) {
    List<@Nullable Object> values = new ArrayList<>(columns.lasting(authentication));
    values.addAll(columns.changing(authentication));
    add.execute(values.toArray());
  }

  @Override
  public Optional<Authentication> find(TenantId tenant, AuthenticationId id) {
    return find.first(this::authentication, tenant, id.value());
  }

  @Override
  public Optional<Authentication> lock(TenantId tenant, AuthenticationId id) {
    database.requireTransaction();
    return lock.first(this::authentication, tenant, id.value());
  }

  @Override
  public List<Authentication> lockUnfinished(TenantId tenant, UserId user, Instant now) {
    database.requireTransaction();
    return lockUnfinished.all(this::authentication, tenant, user, now);
  }

  @Override
  public void update(Authentication authentication) {
    List<@Nullable Object> values = new ArrayList<>(columns.changing(authentication));
    Collections.addAll(values, authentication.tenant(), authentication.id().value());
    update.change(values.toArray());
  }

  @Override
  public List<Unanswered> unanswered(Instant after, Instant until, int most) {
    return unanswered.all(
        row ->
            new Unanswered(
                row.get(AUTHENTICATIONS.TENANT_ID),
                new AuthenticationId(row.get(AUTHENTICATIONS.AUTHENTICATION_ID)),
                row.get(AUTHENTICATIONS.USER_ID),
                row.get(AUTHENTICATIONS.CLIENT)),
        after,
        until,
        (long) most);
  }

  @Override
  public boolean expire(Unanswered one) {
    database.requireTransaction();
    return expire.execute(one.tenant(), one.id().value()) == 1;
  }

  @Override
  public Optional<Instant> firstEnd() {
    return database
        .sql()
        .select(AUTHENTICATIONS.EXPIRES_AT)
        .from(AUTHENTICATIONS)
        .orderBy(AUTHENTICATIONS.EXPIRES_AT)
        .limit(1)
        .fetchOptional(AUTHENTICATIONS.EXPIRES_AT);
  }

  @Override
  public List<Authentication> page(
      TenantId tenant, AuthenticationMark after, Instant until, int most) {
    return page.all(
        this::authentication,
        tenant,
        after.createdAt(),
        until,
        after.createdAt(),
        after.id().value(),
        (long) most);
  }

  @Override
  public int count(TenantId tenant, Instant since, Instant until) {
    return database
        .sql()
        .selectCount()
        .from(AUTHENTICATIONS)
        .where(AUTHENTICATIONS.TENANT_ID.eq(tenant))
        .and(AUTHENTICATIONS.CREATED_AT.ge(since))
        .and(AUTHENTICATIONS.CREATED_AT.lt(until))
        .fetchSingle(Record1::value1);
  }

  private Authentication authentication(Row row) {
    return new Authentication(
        new AuthenticationId(row.get(AUTHENTICATIONS.AUTHENTICATION_ID)),
        row.get(AUTHENTICATIONS.TENANT_ID),
        row.get(AUTHENTICATIONS.USER_ID),
        row.get(AUTHENTICATIONS.CLIENT),
        row.find(AUTHENTICATIONS.TOKEN_ID).map(UserTokenId::new),
        row.find(AUTHENTICATIONS.FIRST_METHOD)
            .map(method -> new FirstFactor(method, row.get(AUTHENTICATIONS.FIRST_AT))),
        ProgressColumns.progress(row, () -> states.challenge(row)),
        ProofText.read(row.get(AUTHENTICATIONS.PROOFS)),
        row.get(AUTHENTICATIONS.WRONG),
        deliberation(row),
        row.get(AUTHENTICATIONS.CREATED_AT),
        row.get(AUTHENTICATIONS.EXPIRES_AT));
  }

  private static Deliberation deliberation(Row row) {
    Circumstances circumstances =
        row.find(AUTHENTICATIONS.CIRCUMSTANCES)
            .map(CircumstancesText::read)
            .orElse(Circumstances.UNKNOWN);
    return row.find(AUTHENTICATIONS.DELIBERATION)
        .map(text -> DeliberationText.read(circumstances, text))
        .orElseGet(() -> Deliberation.about(circumstances));
  }

  private static Map<Field<?>, Field<?>> parameters(Collection<Field<?>> fields) {
    Map<Field<?>, Field<?>> parameters = new LinkedHashMap<>();
    fields.forEach(field -> parameters.put(field, DSL.param(field)));
    return parameters;
  }

  private static Map<Field<?>, Field<?>> nothing(Collection<Field<?>> fields) {
    Map<Field<?>, Field<?>> nothing = new LinkedHashMap<>();
    fields.forEach(field -> nothing.put(field, DSL.inline(null, field)));
    return nothing;
  }

  private static Condition one() {
    return AUTHENTICATIONS
        .TENANT_ID
        .eq(param(AUTHENTICATIONS.TENANT_ID))
        .and(AUTHENTICATIONS.AUTHENTICATION_ID.eq(param(AUTHENTICATIONS.AUTHENTICATION_ID)));
  }
}

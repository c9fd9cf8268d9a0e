package io.countersign.persistence.lockout;

import static io.countersign.persistence.generated.Tables.COUNTERS;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.row;

import io.countersign.application.lockout.Lockouts;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.lockout.Tally;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** {@link Lockouts} in a database: one row for each key. */
public final class JooqLockouts implements Lockouts {

  private final Database database;
  private final Prepared find;
  private final Prepared lock;
  private final Prepared update;
  private final Prepared ofSubject;
  private final Prepared locked;
  private final Prepared lockedBehind;
  private final Prepared ended;

  public JooqLockouts(Database database) {
    this.database = database;
    this.find = database.prepare(sql -> sql.selectFrom(COUNTERS).where(isOne()));
    this.lock = database.prepare(sql -> sql.selectFrom(COUNTERS).where(isOne()).forUpdate());
    this.update =
        database.prepare(sql ->
            sql.update(COUNTERS)
                .set(COUNTERS.USER_ID, param(COUNTERS.USER_ID))
                .set(COUNTERS.IDENTIFIER_TYPE, param(COUNTERS.IDENTIFIER_TYPE))
                .set(COUNTERS.IDENTIFIER, param(COUNTERS.IDENTIFIER))
                .set(COUNTERS.GUESSED, param(COUNTERS.GUESSED))
                .set(COUNTERS.FAILURES, param(COUNTERS.FAILURES))
                .set(COUNTERS.FAILED_AT, param(COUNTERS.FAILED_AT))
                .set(COUNTERS.RESERVED, param(COUNTERS.RESERVED))
                .set(COUNTERS.PERIOD_NUMBER, param(COUNTERS.PERIOD_NUMBER))
                .set(COUNTERS.STRIKES, param(COUNTERS.STRIKES))
                .set(COUNTERS.COUNTED_SINCE, param(COUNTERS.COUNTED_SINCE))
                .set(COUNTERS.LOCKED_AT, param(COUNTERS.LOCKED_AT))
                .set(COUNTERS.UNLOCK_AT, param(COUNTERS.UNLOCK_AT))
                .set(COUNTERS.LOCK_CAUSE, param(COUNTERS.LOCK_CAUSE))
                .set(COUNTERS.LOCK_ATTEMPTS, param(COUNTERS.LOCK_ATTEMPTS))
                .set(COUNTERS.EXPIRES_AT, param(COUNTERS.EXPIRES_AT))
                .where(isOne()));
    this.ofSubject =
        database.prepare(sql ->
            sql.selectFrom(COUNTERS)
                .where(COUNTERS.TENANT_ID.eq(param(COUNTERS.TENANT_ID)))
                .and(COUNTERS.SUBJECT.eq(param(COUNTERS.SUBJECT)))
                .orderBy(COUNTERS.AUDIENCE, COUNTERS.WHO));
    this.locked = database.prepare(sql -> page(sql, DSL.noCondition()));
    this.lockedBehind = database.prepare(sql -> page(sql, behind()));
    this.ended =
        database.prepare(sql ->
            sql.selectFrom(COUNTERS)
                .where(Times.by(COUNTERS.UNLOCK_AT, param(COUNTERS.UNLOCK_AT)))
                .orderBy(COUNTERS.UNLOCK_AT)
                .limit(param("most", Integer.class)));
  }

  private static ResultQuery<Record> page(DSLContext sql, Condition behind) {
    return sql.selectFrom(COUNTERS)
        .where(COUNTERS.TENANT_ID.eq(param(COUNTERS.TENANT_ID)))
        .and(COUNTERS.UNLOCK_AT.gt(param(COUNTERS.UNLOCK_AT)))
        .and(behind)
        .orderBy(COUNTERS.UNLOCK_AT, COUNTERS.SUBJECT, COUNTERS.AUDIENCE, COUNTERS.WHO)
        .limit(param("most", Integer.class));
  }

  private static Condition behind() {
    return COUNTERS
        .UNLOCK_AT
        .ge(param(COUNTERS.UNLOCK_AT))
        .and(
            COUNTERS
                .UNLOCK_AT
                .gt(param(COUNTERS.UNLOCK_AT))
                .or(
                    row(COUNTERS.SUBJECT, COUNTERS.AUDIENCE, COUNTERS.WHO)
                        .gt(
                            row(
                                param(COUNTERS.SUBJECT),
                                param(COUNTERS.AUDIENCE),
                                param(COUNTERS.WHO)))));
  }

  private static Condition isOne() {
    return COUNTERS
        .TENANT_ID
        .eq(param(COUNTERS.TENANT_ID))
        .and(COUNTERS.SUBJECT.eq(param(COUNTERS.SUBJECT)))
        .and(COUNTERS.AUDIENCE.eq(param(COUNTERS.AUDIENCE)))
        .and(COUNTERS.WHO.eq(param(COUNTERS.WHO)));
  }

  @Override
  public Optional<Counter> find(CounterKey key) {
    return one(find, key);
  }

  private static Optional<Counter> one(Prepared statement, CounterKey key) {
    return statement.first(
        CounterRow::counter,
        key.tenant(),
        key.subject().reveal(),
        key.audience().name(),
        key.who().reveal());
  }

  /** It may be purged between two statements, so there may be a second time. */
  @Override
  public Counter lock(Counter absent, Instant now) {
    database.requireTransaction();
    Optional<Counter> locked = one(lock, absent.key());
    while (locked.isEmpty()) {
      insert(absent, now);
      locked = one(lock, absent.key());
    }
    return locked.get();
  }

  private void insert(Counter added, Instant now) {
    CounterKey key = added.key();
    database.present(
        database
            .sql()
            .insertInto(COUNTERS)
            .set(COUNTERS.TENANT_ID, key.tenant())
            .set(COUNTERS.SUBJECT, key.subject().reveal())
            .set(COUNTERS.AUDIENCE, key.audience().name())
            .set(COUNTERS.WHO, key.who().reveal())
            .set(COUNTERS.USER_ID, added.named().user().orElse(null))
            .set(COUNTERS.IDENTIFIER_TYPE, added.named().type().name())
            .set(COUNTERS.IDENTIFIER, added.named().shown())
            .set(COUNTERS.GUESSED, added.action().name())
            .set(COUNTERS.FAILURES, added.tally().failures().text())
            .set(COUNTERS.FAILED_AT, added.tally().failures().timesText())
            .set(COUNTERS.RESERVED, added.tally().open())
            .set(COUNTERS.PERIOD_NUMBER, added.tally().period())
            .set(COUNTERS.STRIKES, added.tally().strikes())
            .set(COUNTERS.EXPIRES_AT, now.plus(LockoutRules.WINDOW)),
        COUNTERS.STRIKES);
  }

  @Override
  public void update(Counter counter, Instant now) {
    CounterKey key = counter.key();
    Tally tally = counter.tally();
    update.change(
        counter.named().user().orElse(null),
        counter.named().type().name(),
        counter.named().shown(),
        counter.action().name(),
        tally.failures().text(),
        tally.failures().timesText(),
        tally.open(),
        tally.period(),
        tally.strikes(),
        tally.since().orElse(null),
        tally.lock().map(Lock::at).orElse(null),
        tally.lock().map(Lock::until).orElse(null),
        tally.lock().map(lock -> lock.cause().name()).orElse(null),
        tally.lock().map(Lock::attempts).orElse(null),
        tally.forgettable(now).orElse(null),
        key.tenant(),
        key.subject().reveal(),
        key.audience().name(),
        key.who().reveal());
  }

  @Override
  public List<Counter> ofSubject(TenantId tenant, SecretBytes subject) {
    return ofSubject.all(CounterRow::counter, tenant, subject.reveal()).stream()
        .sorted(Comparator.comparing(counter -> counter.key().audience()))
        .toList();
  }

  @Override
  public List<Counter> locked(TenantId tenant, Instant now, Optional<Mark> after, int most) {
    return after
        .map(mark -> lockedBehind(tenant, now, mark, most))
        .orElseGet(() -> locked.all(CounterRow::counter, tenant, now, most));
  }

  private List<Counter> lockedBehind(TenantId tenant, Instant now, Mark mark, int most) {
    return lockedBehind.all(
        CounterRow::counter,
        tenant,
        now,
        mark.until(),
        mark.until(),
        mark.key().subject().reveal(),
        mark.key().audience().name(),
        mark.key().who().reveal(),
        most);
  }

  @Override
  public List<Counter> ended(Instant by, int most) {
    return ended.all(CounterRow::counter, by, most);
  }
}

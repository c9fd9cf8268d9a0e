package com.example.countersign.sqlite;

import io.countersign.application.lockout.Lockouts;
import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Failures;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.lockout.Tally;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link Lockouts} in SQLite. Nobody else is in a transaction: what is read stays as it is. */
record SqliteLockouts(Sqlite database) implements Lockouts {

  private static final String ONE =
      " where tenant_id = ? and subject = ? and audience = ? and who = ?";

  @Override
  public Optional<Counter> find(CounterKey key) {
    return database.first(
        "select * from counters" + ONE,
        SqliteLockouts::counter,
        key.tenant(),
        key.subject(),
        key.audience(),
        key.who());
  }

  @Override
  public Counter lock(Counter absent, Instant now) {
    database.requireTransaction();
    CounterKey key = absent.key();
    int _ =
        database.change(
            "insert into counters values"
                + " (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0, 0, null, null, null, null, null, ?)"
                + " on conflict do nothing",
            key.tenant(),
            key.subject(),
            key.audience(),
            key.who(),
            absent.named().user(),
            absent.named().type(),
            absent.named().shown(),
            absent.action(),
            Failures.NONE.text(),
            now.plus(LockoutRules.WINDOW));
    return find(key).orElseThrow();
  }

  @Override
  public void update(Counter counter, Instant now) {
    CounterKey key = counter.key();
    Tally tally = counter.tally();
    database.changeOne(
        "update counters set user_id = ?, identifier_type = ?, identifier = ?, guessed = ?,"
            + " failures = ?, failed_at = ?, reserved = ?, period_number = ?, strikes = ?,"
            + " counted_since = ?, locked_at = ?, unlock_at = ?, lock_cause = ?,"
            + " lock_attempts = ?, expires_at = ?"
            + ONE,
        counter.named().user(),
        counter.named().type(),
        counter.named().shown(),
        counter.action(),
        tally.failures().text(),
        tally.failures().timesText(),
        tally.open(),
        tally.period(),
        tally.strikes(),
        tally.since(),
        tally.lock().map(Lock::at),
        tally.lock().map(Lock::until),
        tally.lock().map(Lock::cause),
        tally.lock().map(Lock::attempts),
        tally.forgettable(now),
        key.tenant(),
        key.subject(),
        key.audience(),
        key.who());
  }

  @Override
  public List<Counter> ofSubject(TenantId tenant, SecretBytes subject) {
    return database
        .all(
            "select * from counters where tenant_id = ? and subject = ? order by who",
            SqliteLockouts::counter,
            tenant,
            subject)
        .stream()
        .sorted(Comparator.comparing(counter -> counter.key().audience()))
        .toList();
  }

  @Override
  public List<Counter> locked(TenantId tenant, Instant now, Optional<Mark> after, int most) {
    String order = " order by unlock_at, subject, audience, who limit ?";
    String all = "select * from counters where tenant_id = ? and unlock_at > ?";
    if (after.isEmpty()) {
      return database.all(all + order, SqliteLockouts::counter, tenant, now, most);
    }
    CounterKey key = after.get().key();
    return database.all(
        all + " and (unlock_at, subject, audience, who) > (?, ?, ?, ?)" + order,
        SqliteLockouts::counter,
        tenant,
        now,
        after.get().until(),
        key.subject(),
        key.audience(),
        key.who(),
        most);
  }

  @Override
  public List<Counter> ended(Instant by, int most) {
    return database.all(
        "select * from counters where unlock_at <= ? order by unlock_at limit ?",
        SqliteLockouts::counter,
        by,
        most);
  }

  private static Counter counter(Row row) throws SQLException {
    return new Counter(
        new CounterKey(
            new TenantId(row.text("tenant_id")),
            row.bytes("subject"),
            Audience.valueOf(row.text("audience")),
            row.bytes("who")),
        SqliteAttempts.named(row),
        AttemptAction.valueOf(row.text("guessed")),
        new Tally(
            Failures.of(row.text("failures"), row.text("failed_at")),
            row.count("reserved"),
            row.count("period_number"),
            row.count("strikes"),
            row.optionalInstant("counted_since"),
            lock(row)));
  }

  private static Optional<Lock> lock(Row row) throws SQLException {
    return row.has("unlock_at")
        ? Optional.of(
            new Lock(
                row.instant("locked_at"),
                row.instant("unlock_at"),
                Lock.Cause.valueOf(row.text("lock_cause")),
                row.count("lock_attempts")))
        : Optional.empty();
  }
}

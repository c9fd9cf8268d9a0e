package com.example.countersign.sqlite;

import io.countersign.application.lockout.Attempts;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.AttemptOutcome;
import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link Attempts} in SQLite. */
record SqliteAttempts(Sqlite database) implements Attempts {

  @Override
  public void add(Attempt attempt) {
    CounterKey counter = attempt.counter();
    int _ =
        database.change(
            "insert into attempts values"
                + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            counter.tenant(),
            attempt.id(),
            attempt.client(),
            counter.subject(),
            counter.audience(),
            counter.who(),
            attempt.period(),
            attempt.source().map(Attempt.Source::who),
            attempt.source().map(Attempt.Source::period),
            attempt.named().user(),
            attempt.named().type(),
            attempt.named().shown(),
            attempt.action(),
            attempt.address(),
            attempt.begunAt(),
            attempt.deadline(),
            attempt.outcome(),
            attempt.outcome().isPresent() ? null : attempt.deadline(),
            attempt.begunAt().plus(Attempt.KEPT));
  }

  @Override
  public Optional<Attempt> find(TenantId tenant, AttemptId id) {
    return database.first(
        "select * from attempts where tenant_id = ? and attempt_id = ?",
        SqliteAttempts::attempt,
        tenant,
        id);
  }

  @Override
  public void end(Attempt attempt) {
    database.changeOne(
        "update attempts set outcome = ?, due_at = null where tenant_id = ? and attempt_id = ?",
        attempt.outcome(),
        attempt.counter().tenant(),
        attempt.id());
  }

  @Override
  public List<Attempt> overdue(CounterKey counter, Instant now) {
    return database.all(
        "select * from attempts where tenant_id = ? and subject = ? and audience = ? and who = ?"
            + " and due_at <= ? order by due_at",
        SqliteAttempts::attempt,
        counter.tenant(),
        counter.subject(),
        counter.audience(),
        counter.who(),
        now);
  }

  @Override
  public List<Attempt> overdue(Instant now, int most) {
    return database.all(
        "select * from attempts where due_at <= ? order by due_at limit ?",
        SqliteAttempts::attempt,
        now,
        most);
  }

  private static Attempt attempt(Row row) throws SQLException {
    Optional<Attempt.Source> source =
        row.has("source")
            ? Optional.of(
                new Attempt.Source(row.bytes("source"), row.count("source_period_number")))
            : Optional.empty();
    return new Attempt(
        new AttemptId(row.id("attempt_id")),
        new ClientId(row.text("client")),
        new CounterKey(
            new TenantId(row.text("tenant_id")),
            row.bytes("subject"),
            Audience.valueOf(row.text("audience")),
            row.bytes("who")),
        row.count("period_number"),
        source,
        named(row),
        AttemptAction.valueOf(row.text("guessed")),
        row.optionalText("address"),
        row.instant("begun_at"),
        row.instant("deadline_at"),
        row.optionalText("outcome").map(AttemptOutcome::valueOf));
  }

  static Named named(Row row) throws SQLException {
    return new Named(
        IdentifierType.valueOf(row.text("identifier_type")),
        row.text("identifier"),
        row.optionalText("user_id").map(UserId::new));
  }
}

package io.countersign.persistence.lockout;

import static io.countersign.persistence.generated.Tables.ATTEMPTS;
import static org.jooq.impl.DSL.param;

import io.countersign.application.lockout.Attempts;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.AttemptOutcome;
import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Row;
import io.countersign.persistence.database.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** {@link Attempts} in a database. */
public final class JooqAttempts implements Attempts {

  private final Prepared add;
  private final Prepared find;
  private final Prepared end;
  private final Prepared overdueOfCounter;
  private final Prepared overdue;

  public JooqAttempts(Database database) {
    this.add =
        database.prepare(sql ->
            sql.insertInto(ATTEMPTS)
                .set(ATTEMPTS.TENANT_ID, param(ATTEMPTS.TENANT_ID))
                .set(ATTEMPTS.ATTEMPT_ID, param(ATTEMPTS.ATTEMPT_ID))
                .set(ATTEMPTS.CLIENT, param(ATTEMPTS.CLIENT))
                .set(ATTEMPTS.SUBJECT, param(ATTEMPTS.SUBJECT))
                .set(ATTEMPTS.AUDIENCE, param(ATTEMPTS.AUDIENCE))
                .set(ATTEMPTS.WHO, param(ATTEMPTS.WHO))
                .set(ATTEMPTS.PERIOD_NUMBER, param(ATTEMPTS.PERIOD_NUMBER))
                .set(ATTEMPTS.SOURCE, param(ATTEMPTS.SOURCE))
                .set(ATTEMPTS.SOURCE_PERIOD_NUMBER, param(ATTEMPTS.SOURCE_PERIOD_NUMBER))
                .set(ATTEMPTS.USER_ID, param(ATTEMPTS.USER_ID))
                .set(ATTEMPTS.IDENTIFIER_TYPE, param(ATTEMPTS.IDENTIFIER_TYPE))
                .set(ATTEMPTS.IDENTIFIER, param(ATTEMPTS.IDENTIFIER))
                .set(ATTEMPTS.GUESSED, param(ATTEMPTS.GUESSED))
                .set(ATTEMPTS.ADDRESS, param(ATTEMPTS.ADDRESS))
                .set(ATTEMPTS.BEGUN_AT, param(ATTEMPTS.BEGUN_AT))
                .set(ATTEMPTS.DEADLINE_AT, param(ATTEMPTS.DEADLINE_AT))
                .set(ATTEMPTS.OUTCOME, param(ATTEMPTS.OUTCOME))
                .set(ATTEMPTS.DUE_AT, param(ATTEMPTS.DUE_AT))
                .set(ATTEMPTS.EXPIRES_AT, param(ATTEMPTS.EXPIRES_AT)));
    this.find = database.prepare(sql -> sql.selectFrom(ATTEMPTS).where(isOne()));
    this.end =
        database.prepare(sql ->
            sql.update(ATTEMPTS)
                .set(ATTEMPTS.OUTCOME, param(ATTEMPTS.OUTCOME))
                .set(ATTEMPTS.DUE_AT, param(ATTEMPTS.DUE_AT))
                .where(isOne()));
    this.overdueOfCounter =
        database.prepare(sql ->
            sql.selectFrom(ATTEMPTS)
                .where(ATTEMPTS.TENANT_ID.eq(param(ATTEMPTS.TENANT_ID)))
                .and(ATTEMPTS.SUBJECT.eq(param(ATTEMPTS.SUBJECT)))
                .and(ATTEMPTS.AUDIENCE.eq(param(ATTEMPTS.AUDIENCE)))
                .and(ATTEMPTS.WHO.eq(param(ATTEMPTS.WHO)))
                .and(Times.by(ATTEMPTS.DUE_AT, param(ATTEMPTS.DUE_AT)))
                .orderBy(ATTEMPTS.DUE_AT));
    this.overdue =
        database.prepare(sql ->
            sql.selectFrom(ATTEMPTS)
                .where(Times.by(ATTEMPTS.DUE_AT, param(ATTEMPTS.DUE_AT)))
                .orderBy(ATTEMPTS.DUE_AT)
                .limit(param("most", Integer.class)));
  }

  private static Condition isOne() {
    return ATTEMPTS
        .TENANT_ID
        .eq(param(ATTEMPTS.TENANT_ID))
        .and(ATTEMPTS.ATTEMPT_ID.eq(param(ATTEMPTS.ATTEMPT_ID)));
  }

  @Override
  public void add(Attempt attempt) {
    CounterKey counter = attempt.counter();
    int _ =
        add.execute(
            counter.tenant(),
            attempt.id().value(),
            attempt.client(),
            counter.subject().reveal(),
            counter.audience().name(),
            counter.who().reveal(),
            attempt.period(),
            attempt.source().map(source -> source.who().reveal()).orElse(null),
            attempt.source().map(Attempt.Source::period).orElse(null),
            attempt.named().user().orElse(null),
            attempt.named().type().name(),
            attempt.named().shown(),
            attempt.action().name(),
            attempt.address().orElse(null),
            attempt.begunAt(),
            attempt.deadline(),
            attempt.outcome().map(AttemptOutcome::name).orElse(null),
            attempt.outcome().isPresent() ? null : attempt.deadline(),
            attempt.begunAt().plus(Attempt.KEPT));
  }

  @Override
  public Optional<Attempt> find(TenantId tenant, AttemptId id) {
    return find.first(JooqAttempts::attempt, tenant, id.value());
  }

  @Override
  public void end(Attempt attempt) {
    end.change(
        attempt.outcome().map(AttemptOutcome::name).orElseThrow(),
        null,
        attempt.counter().tenant(),
        attempt.id().value());
  }

  @Override
  public List<Attempt> overdue(CounterKey counter, Instant now) {
    return overdueOfCounter.all(
        JooqAttempts::attempt,
        counter.tenant(),
        counter.subject().reveal(),
        counter.audience().name(),
        counter.who().reveal(),
        now);
  }

  @Override
  public List<Attempt> overdue(Instant now, int most) {
    return overdue.all(JooqAttempts::attempt, now, most);
  }

  private static Attempt attempt(Row row) {
    return new Attempt(
        new AttemptId(row.get(ATTEMPTS.ATTEMPT_ID)),
        row.get(ATTEMPTS.CLIENT),
        new CounterKey(
            row.get(ATTEMPTS.TENANT_ID),
            SecretBytes.of(row.get(ATTEMPTS.SUBJECT)),
            Audience.valueOf(row.get(ATTEMPTS.AUDIENCE)),
            SecretBytes.of(row.get(ATTEMPTS.WHO))),
        row.get(ATTEMPTS.PERIOD_NUMBER),
        row.find(ATTEMPTS.SOURCE).map(SecretBytes::of).map(who -> source(row, who)),
        new Named(
            IdentifierType.valueOf(row.get(ATTEMPTS.IDENTIFIER_TYPE)),
            row.get(ATTEMPTS.IDENTIFIER),
            row.find(ATTEMPTS.USER_ID)),
        AttemptAction.valueOf(row.get(ATTEMPTS.GUESSED)),
        row.find(ATTEMPTS.ADDRESS),
        row.get(ATTEMPTS.BEGUN_AT),
        row.get(ATTEMPTS.DEADLINE_AT),
        row.find(ATTEMPTS.OUTCOME).map(AttemptOutcome::valueOf));
  }

  private static Attempt.Source source(Row row, SecretBytes who) {
    return new Attempt.Source(who, row.get(ATTEMPTS.SOURCE_PERIOD_NUMBER));
  }
}

package io.countersign.persistence.lockout;

import static io.countersign.persistence.generated.Tables.COUNTERS;

import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Failures;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.Tally;
import io.countersign.persistence.database.Row;
import java.time.Instant;

/** A counter out of its row. */
final class CounterRow {

  private CounterRow() {}

  static Counter counter(Row row) {
    return new Counter(
        new CounterKey(
            row.get(COUNTERS.TENANT_ID),
            SecretBytes.of(row.get(COUNTERS.SUBJECT)),
            Audience.valueOf(row.get(COUNTERS.AUDIENCE)),
            SecretBytes.of(row.get(COUNTERS.WHO))),
        new Named(
            IdentifierType.valueOf(row.get(COUNTERS.IDENTIFIER_TYPE)),
            row.get(COUNTERS.IDENTIFIER),
            row.find(COUNTERS.USER_ID)),
        AttemptAction.valueOf(row.get(COUNTERS.GUESSED)),
        tally(row));
  }

  private static Tally tally(Row row) {
    return new Tally(
        Failures.of(row.get(COUNTERS.FAILURES), row.find(COUNTERS.FAILED_AT).orElse("")),
        row.get(COUNTERS.RESERVED),
        row.get(COUNTERS.PERIOD_NUMBER),
        row.get(COUNTERS.STRIKES),
        row.find(COUNTERS.COUNTED_SINCE),
        row.find(COUNTERS.UNLOCK_AT).map(until -> lock(row, until)));
  }

  private static Lock lock(Row row, Instant until) {
    return new Lock(
        row.get(COUNTERS.LOCKED_AT),
        until,
        Lock.Cause.valueOf(row.get(COUNTERS.LOCK_CAUSE)),
        row.get(COUNTERS.LOCK_ATTEMPTS));
  }
}

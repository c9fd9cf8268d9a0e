package io.countersign.application.lockout;

import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.lockout.Guesses.attempt;
import static io.countersign.application.lockout.Guesses.bare;
import static io.countersign.application.lockout.Guesses.key;
import static io.countersign.application.lockout.Guesses.mark;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptOutcome;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Attempts} does. */
public interface AttemptsContract {

  /** The adapter under test. */
  Attempts attempts();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void what_was_added_is_found_in_its_tenant_only() {
    TenantId tenant = Samples.tenant();
    for (Attempt one : List.of(attempt(key(tenant, 1), NOW), bare(key(tenant, 1), NOW))) {
      attempts().add(one);
      assertThat(attempts().find(tenant, one.id())).contains(one);
      assertThat(attempts().find(Samples.tenant(), one.id())).isEmpty();
    }
  }

  @Test
  default void what_became_of_one_is_kept() {
    for (AttemptOutcome outcome : AttemptOutcome.values()) {
      Attempt one = added(attempt(key(Samples.tenant(), 1).device(mark(3)), NOW));
      attempts().end(one.ended(outcome));
      assertThat(attempts().find(one.counter().tenant(), one.id())).contains(one.ended(outcome));
    }
  }

  @Test
  default void those_of_a_counter_that_nobody_reported_are_found() {
    CounterKey key = key(Samples.tenant(), 1);
    Attempt second = added(attempt(key, NOW.plusNanos(1000)));
    Attempt first = added(bare(key, NOW));
    Attempt ended = added(attempt(key, NOW));
    attempts().end(ended.ended(AttemptOutcome.FAILED));
    added(attempt(key.device(mark(0)), NOW));
    added(attempt(key(key.tenant(), 2), NOW));
    added(attempt(key(Samples.tenant(), 1), NOW));

    assertThat(attempts().overdue(key, second.deadline())).containsExactly(first, second);
    assertThat(attempts().overdue(key, first.deadline())).containsExactly(first);
    assertThat(attempts().overdue(key, first.deadline().minusNanos(1000))).isEmpty();
  }

  @Test
  default void those_of_all_counters_are_found_the_oldest_first() {
    Attempt second = added(attempt(key(Samples.tenant(), 1), Instant.EPOCH.plusSeconds(1)));
    Attempt first = added(bare(key(Samples.tenant(), 2), Instant.EPOCH));
    Attempt ended = added(attempt(key(Samples.tenant(), 1), Instant.EPOCH));
    attempts().end(ended.ended(AttemptOutcome.SUCCEEDED));
    Instant by = second.deadline();

    assertThat(attempts().overdue(by, 10)).containsExactly(first, second);
    assertThat(attempts().overdue(by, 1)).containsExactly(first);
    attempts().end(first.ended(AttemptOutcome.UNREPORTED));
    attempts().end(second.ended(AttemptOutcome.UNREPORTED));
    assertThat(attempts().overdue(by, 10)).isEmpty();
  }

  private Attempt added(Attempt attempt) {
    attempts().add(attempt);
    return attempt;
  }
}

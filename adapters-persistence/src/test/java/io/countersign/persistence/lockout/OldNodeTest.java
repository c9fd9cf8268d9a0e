package io.countersign.persistence.lockout;

import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.domain.lockout.AttemptAction.PASSWORD;
import static io.countersign.domain.lockout.AttemptAction.SIGN_IN;
import static io.countersign.persistence.generated.Tables.COUNTERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.lockout.Tally;
import io.countersign.persistence.EachDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Nodes of the version before, while this one is rolled out. They know how many failures there are
 * and since when, and leave alone what says when each of them was.
 */
final class OldNodeTest extends EachDatabase {

  private static final Duration HOUR = LockoutRules.WINDOW;

  private final CounterKey key =
      CounterKey.everyone(Samples.tenant(), Samples.fingerprint("anna").hash());

  @Test
  void what_an_old_node_made_counts_for_an_hour_from_the_first_on() {
    oldNodeMakes("password=99", NOW);

    assertThat(kept().at(NOW.plus(HOUR).minusNanos(1)).failures().total()).isEqualTo(99);
    assertThat(kept().at(NOW.plus(HOUR))).isEqualTo(Tally.NONE);
  }

  @Test
  void what_an_old_node_added_is_counted_with_those_that_have_their_times() {
    newNodeCounts();
    oldNodeChanges("password=3 sign-in=1", NOW);

    assertThat(kept().failures().byAction()).isEqualTo(Map.of(PASSWORD, 3, SIGN_IN, 1));
    assertThat(kept().at(NOW.plus(HOUR)).failures().byAction())
        .isEqualTo(Map.of(PASSWORD, 1, SIGN_IN, 1));
  }

  @Test
  void what_an_old_node_forgot_does_not_come_back() {
    newNodeCounts();
    oldNodeChanges("", null);

    assertThat(kept()).isEqualTo(Tally.NONE);
  }

  @Test
  void what_an_old_node_counts_anew_is_as_new_as_it_says() {
    newNodeCounts();
    Instant anew = NOW.plus(HOUR);
    oldNodeChanges("password=2", anew);

    assertThat(kept().at(anew.plus(HOUR).minusNanos(1)).failures().total()).isEqualTo(2);
    assertThat(kept().at(anew.plus(HOUR))).isEqualTo(Tally.NONE);
  }

  /** It knows nothing of the column, so it is to find what it always found. */
  @Test
  void an_old_node_finds_how_many_failures_there_are_and_when_the_first_one_was() {
    newNodeCounts();
    assertThat(oldNodeFinds()).isEqualTo(Map.entry("password=2 sign-in=1", NOW));

    change(kept().at(NOW.plus(HOUR)));
    assertThat(oldNodeFinds()).isEqualTo(Map.entry("password=1 sign-in=1", NOW.plusSeconds(60)));
  }

  private void newNodeCounts() {
    Tally tally = Tally.NONE.reserved().failed(PASSWORD, LockoutRules.USUAL, NOW);
    tally = tally.reserved().failed(SIGN_IN, LockoutRules.USUAL, NOW.plusSeconds(60));
    change(tally.reserved().failed(PASSWORD, LockoutRules.USUAL, NOW.plusSeconds(90)));
  }

  private void change(Tally tally) {
    var _ =
        transactions()
            .inTransaction(() -> {
              Counter counter = storage.lockouts().lock(counter(), NOW).with(tally);
              storage.lockouts().update(counter, NOW);
              return counter;
            });
  }

  private Counter counter() {
    Named named = new Named(IdentifierType.EMAIL, "a***@example.com", Optional.empty());
    return new Counter(key, named, PASSWORD, Tally.NONE);
  }

  private Tally kept() {
    return storage.lockouts().find(key).orElseThrow().tally();
  }

  private Map.Entry<String, Instant> oldNodeFinds() {
    return sql(sql ->
        sql.select(COUNTERS.FAILURES, COUNTERS.COUNTED_SINCE)
            .from(COUNTERS)
            .where(COUNTERS.TENANT_ID.eq(key.tenant()))
            .fetchSingle(row -> Map.entry(row.value1(), row.value2())));
  }

  private void oldNodeMakes(String failures, Instant since) {
    change(Tally.NONE);
    int emptied =
        sql(sql ->
            sql.update(COUNTERS)
                .set(COUNTERS.FAILED_AT, DSL.val(null, COUNTERS.FAILED_AT))
                .where(COUNTERS.TENANT_ID.eq(key.tenant()))
                .execute());
    assertThat(emptied).isOne();
    oldNodeChanges(failures, since);
  }

  private void oldNodeChanges(String failures, @Nullable Instant since) {
    int changed =
        sql(sql ->
            sql.update(COUNTERS)
                .set(COUNTERS.FAILURES, failures)
                .set(COUNTERS.COUNTED_SINCE, since)
                .where(COUNTERS.TENANT_ID.eq(key.tenant()))
                .execute());
    assertThat(changed).isOne();
  }
}

package io.countersign.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.purge.ExpiredRows;
import io.countersign.application.purge.Perishable;
import io.countersign.application.purge.PurgeExpired;
import io.countersign.application.purge.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurgeRowsTest {

  private static final Retention NONE = new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private static final Map<Perishable, Integer> ROWS =
      Map.of(
          Perishable.AUTHENTICATIONS, 1, Perishable.ENROLLMENTS, 2, Perishable.IDEMPOTENCY_KEYS, 3);

  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  private PurgeRows chore(ExpiredRows rows) {
    return new PurgeRows(new PurgeExpired(rows, NONE, () -> Instant.EPOCH, () -> {}), metrics);
  }

  @Test
  void removed_rows_are_counted_by_kind() {
    PurgeRows chore = chore((kind, _, _) -> ROWS.getOrDefault(kind, 0));

    chore.run();
    chore.run();

    assertThat(metrics.text())
        .contains(
            "countersign_purged_rows_total{kind=\"authentications\"} 2",
            "countersign_purged_rows_total{kind=\"enrollments\"} 4",
            "countersign_purged_rows_total{kind=\"idempotency-keys\"} 6");
  }

  @Test
  void what_was_removed_before_a_failure_is_counted() {
    PurgeRows chore =
        chore((kind, _, _) -> {
          if (kind == Perishable.IDEMPOTENCY_KEYS) {
            throw new IllegalStateException("as the test wants it");
          }
          return 3;
        });

    assertThatIllegalStateException().isThrownBy(chore::run);

    assertThat(metrics.text()).contains("countersign_purged_rows_total{kind=\"enrollments\"} 3");
  }
}

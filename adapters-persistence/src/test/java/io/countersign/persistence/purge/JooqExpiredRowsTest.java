package io.countersign.persistence.purge;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.purge.Perishable.AUTHENTICATIONS;
import static io.countersign.application.purge.Perishable.ENROLLMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.purge.ExpiredRows;
import io.countersign.application.purge.ExpiredRowsContract;
import io.countersign.application.purge.Perishable;
import io.countersign.application.purge.PurgeExpired;
import io.countersign.application.purge.Retention;
import io.countersign.application.storage.Storage;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.persistence.EachDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JooqExpiredRowsTest extends EachDatabase implements ExpiredRowsContract {

  private static final Instant LATER = Samples.NOW.plus(Duration.ofDays(1));

  @Override
  public ExpiredRows rows() {
    return storage.expiredRows();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Test
  void an_authentication_that_is_being_verified_is_left_for_later() {
    Authentication used = added();
    Authentication idle = added();

    int purged =
        transactions()
            .inTransaction(() -> {
              assertThat(storage.authentications().lock(used.tenant(), used.id())).isPresent();
              return beside(AUTHENTICATIONS);
            });

    assertThat(purged).isOne();
    assertThat(storage.authentications().find(idle.tenant(), idle.id())).isEmpty();
    assertThat(storage.authentications().find(used.tenant(), used.id())).contains(used);
    assertThat(rows().purgeSome(AUTHENTICATIONS, LATER, 500)).isOne();
  }

  @Test
  void an_enrollment_that_is_being_confirmed_is_left_for_later() {
    Enrollment used = Samples.enrollment(Samples.tenant(), ALICE);
    storage.enrollments().add(used, Samples.credential("seed"));

    int purged =
        transactions()
            .inTransaction(() -> {
              assertThat(storage.enrollments().lock(used.tenant(), used.id())).isPresent();
              return beside(ENROLLMENTS);
            });

    assertThat(purged).isZero();
    assertThat(rows().purgeSome(ENROLLMENTS, LATER, 500)).isOne();
  }

  @Test
  void a_large_backlog_goes_batch_by_batch() {
    transactions().inTransaction(() -> IntStream.range(0, 1200).mapToObj(_ -> added()).toList());
    AtomicInteger pauses = new AtomicInteger();
    clock.set(LATER);
    PurgeExpired purge =
        new PurgeExpired(
            rows(),
            new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO),
            clock,
            pauses::incrementAndGet);

    assertThat(purge.purge(AUTHENTICATIONS)).isEqualTo(1200);
    assertThat(pauses).hasValue(2);
    assertThat(purge.purge(AUTHENTICATIONS)).isZero();
  }

  private int beside(Perishable kind) {
    return CompletableFuture.supplyAsync(() -> rows().purgeSome(kind, LATER, 500)).join();
  }

  private Authentication added() {
    Authentication one = Samples.authentication(Samples.tenant(), ALICE);
    storage.authentications().add(one);
    return one;
  }
}

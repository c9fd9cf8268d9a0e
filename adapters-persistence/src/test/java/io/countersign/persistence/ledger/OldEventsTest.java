package io.countersign.persistence.ledger;

import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.persistence.generated.Tables.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.ledger.EnterEvents;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.EachDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What an installation has told for years, entered when it is brought to this version. */
final class OldEventsTest extends EachDatabase {

  private static final int MANY =
      "full".equals(System.getProperty("countersign.races")) ? 1_000_000 : 20_000;
  private static final int AT_ONCE = 5_000;

  @Test
  void however_many_there_are_none_is_left_and_no_batch_takes_long(TestReporter reporter) {
    for (int from = 0; from < MANY; from += AT_ONCE) {
      add(from);
    }
    EnterEvents enter = new EnterEvents(storage.ledger(), storage.transactions());
    List<Long> millis = new ArrayList<>();
    int entered = EnterEvents.BATCH;
    while (entered == EnterEvents.BATCH) {
      long begun = System.nanoTime();
      entered = enter.enter(TenantId.DEFAULT);
      millis.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    assertThat(storage.ledger().head(TenantId.DEFAULT)).map(Head::position).contains((long) MANY);
    assertThat(storage.ledger().waiting()).isEmpty();
    assertThat(storage.ledger().after(TenantId.DEFAULT, MANY - 1L, 9))
        .extracting(Entry::position)
        .containsExactly((long) MANY);
    int tenth = millis.size() / 10;
    reporter.publishEntry(
        database.name(),
        "median of the first tenth %d ms, of the last %d ms, the longest %d ms"
            .formatted(
                median(millis.subList(0, tenth)),
                median(millis.subList(millis.size() - tenth, millis.size())),
                Collections.max(millis)));
    // Otherwise each would look at all that were entered before it.
    assertThat(median(millis.subList(millis.size() - tenth, millis.size())))
        .isLessThan(10 * median(millis.subList(0, tenth)) + 500);
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void add(int from) {
    int[] added = sql(sql -> rows(sql, from).execute());
    assertThat(added).hasSize(AT_ONCE);
  }

  /** Past the ports, as fast as it goes. */
  private static BatchBindStep rows(DSLContext sql, int from) {
    BatchBindStep batch =
        sql.batch(
            sql.insertInto(
                    EVENTS,
                    EVENTS.TENANT_ID,
                    EVENTS.EVENT_ID,
                    EVENTS.USER_ID,
                    EVENTS.TYPE,
                    EVENTS.HAPPENED_AT,
                    EVENTS.DATA)
                .values((TenantId) null, null, null, null, null, null));
    for (int i = from; i < from + AT_ONCE; i++) {
      batch =
          batch.bind(
              TenantId.DEFAULT,
              new UUID(0x7000L, i),
              new UserId("user-" + i % 1_000),
              EventType.AUTHENTICATION_APPROVED.text(),
              NOW.plusMillis(i),
              "factors=totp");
    }
    return batch;
  }
}

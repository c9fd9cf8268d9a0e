package io.countersign.persistence.ledger;

import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.persistence.generated.Tables.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.LedgerContract;
import io.countersign.application.storage.Storage;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.EachDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JooqLedgerTest extends EachDatabase implements LedgerContract {

  @Override
  public Storage storage() {
    return storage;
  }

  @Test
  void what_another_version_told_is_entered_word_for_word() {
    Written told =
        new Written(
            SampleEvents.id(),
            TenantId.DEFAULT,
            Optional.empty(),
            "moon.landed",
            NOW,
            Optional.empty(),
            "foot=left\nsteps=many",
            Provenance.UNKNOWN);
    // As the version before this one writes it, too: it knows no provenance and no position.
    int added =
        sql(sql ->
            sql.insertInto(EVENTS)
                .set(EVENTS.TENANT_ID, told.tenant())
                .set(EVENTS.EVENT_ID, told.id().value())
                .set(EVENTS.TYPE, told.type())
                .set(EVENTS.HAPPENED_AT, told.at())
                .set(EVENTS.DATA, told.data())
                .execute());
    assertThat(added).isEqualTo(1);

    assertThat(storage.ledger().waiting()).containsExactly(TenantId.DEFAULT);
    int entered = new EnterEvents(storage.ledger(), storage.transactions()).enter(TenantId.DEFAULT);

    assertThat(entered).isEqualTo(1);
    assertThat(storage.ledger().after(TenantId.DEFAULT, 0, 10))
        .extracting(Entry::written)
        .containsExactly(told);
  }
}

package io.countersign.application.delivery;

import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.DeliveryStatus;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Deliveries} does. */
public interface DeliveriesContract {

  /** The adapter under test. */
  Deliveries deliveries();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_delivery_is_found_as_it_was_added() {
    for (Instant time : Times.ALL) {
      Delivery added = add(Samples.delivery(Samples.tenant(), UUID.randomUUID(), time));

      assertThat(deliveries().latest(added.tenant(), added.subject())).contains(added);
    }
  }

  @Test
  default void how_far_it_got_is_kept() {
    Delivery added = add(Samples.delivery(Samples.tenant(), UUID.randomUUID(), NOW));
    Delivery sent = added.sent("twilio", Optional.of("SM-" + added.id()));

    deliveries().update(sent);
    assertThat(deliveries().latest(added.tenant(), added.subject())).contains(sent);
    assertThat(deliveries().find("twilio", "SM-" + added.id())).contains(sent);
    assertThat(deliveries().find("other", "SM-" + added.id())).isEmpty();
    assertThat(deliveries().find("twilio", "SM")).isEmpty();

    Delivery failed = sent.reported(Optional.of("unreachable"));
    deliveries().update(failed);
    assertThat(deliveries().latest(added.tenant(), added.subject())).contains(failed);
    assertThat(failed.status()).isEqualTo(DeliveryStatus.FAILED);
  }

  @Test
  default void the_latest_one_of_a_subject_counts() {
    TenantId tenant = Samples.tenant();
    UUID subject = UUID.randomUUID();
    add(Samples.delivery(tenant, subject, NOW.plusSeconds(1)));
    Delivery latest = add(Samples.delivery(tenant, subject, NOW.plusSeconds(3)));
    add(Samples.delivery(tenant, subject, NOW.plusSeconds(2)));
    add(Samples.delivery(tenant, UUID.randomUUID(), NOW.plusSeconds(4)));

    assertThat(deliveries().latest(tenant, subject)).contains(latest);
  }

  @Test
  default void another_tenant_has_no_delivery_of_this_one() {
    Delivery added = add(Samples.delivery(Samples.tenant(), UUID.randomUUID(), NOW));
    TenantId other = Samples.tenant();

    assertThat(deliveries().latest(other, added.subject())).isEmpty();
    assertThat(transactions().inTransaction(() -> deliveries().lock(other, added.id()))).isEmpty();
    assertThat(transactions().inTransaction(() -> deliveries().lock(added.tenant(), added.id())))
        .contains(added);
  }

  @Test
  default void a_delivery_that_is_not_there_is_not_changed() {
    Delivery stranger = Samples.delivery(Samples.tenant(), UUID.randomUUID(), NOW);

    assertThatIllegalStateException().isThrownBy(() -> deliveries().update(stranger));
  }

  private Delivery add(Delivery delivery) {
    deliveries().add(delivery);
    return delivery;
  }
}

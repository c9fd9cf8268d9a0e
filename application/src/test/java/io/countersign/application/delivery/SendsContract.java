package io.countersign.application.delivery;

import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.outgoing.SendQuota;
import io.countersign.domain.outgoing.SendScope;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Sends} does. */
public interface SendsContract {

  /** The adapter under test. */
  Sends sends();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void as_many_are_counted_as_may_be() {
    TenantId tenant = Samples.tenant();
    SendQuota quota = Samples.quota(SendScope.DESTINATION, "anna", 3);

    assertThat(IntStream.range(0, 5).mapToObj(_ -> count(tenant, NOW, quota)))
        .containsExactly(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(quota),
            Optional.of(quota));
  }

  @Test
  default void the_next_window_counts_from_zero() {
    TenantId tenant = Samples.tenant();
    SendQuota quota = Samples.quota(SendScope.DESTINATION, "anna", 1);
    assertThat(count(tenant, NOW, quota)).isEmpty();

    Instant last = quota.reopensAt(NOW).minusNanos(1000);
    assertThat(count(tenant, last, quota)).contains(quota);
    assertThat(count(tenant, quota.reopensAt(NOW), quota)).isEmpty();
    assertThat(count(tenant, quota.reopensAt(NOW), quota)).contains(quota);
  }

  @Test
  default void what_is_refused_by_one_is_counted_by_none() {
    TenantId tenant = Samples.tenant();
    SendQuota user = Samples.quota(SendScope.USER, "anna", 3);
    SendQuota full = Samples.quota(SendScope.TENANT, "acme", 1);
    assertThat(count(tenant, NOW, full)).isEmpty();

    assertThat(count(tenant, NOW, full, user)).contains(full);
    assertThat(count(tenant, NOW, full, user)).contains(full);

    assertThat(count(tenant, NOW, user)).isEmpty();
    assertThat(count(tenant, NOW, user)).isEmpty();
    assertThat(count(tenant, NOW, user)).isEmpty();
    assertThat(count(tenant, NOW, user)).contains(user);
  }

  @Test
  default void tenants_scopes_and_keys_are_counted_apart() {
    TenantId tenant = Samples.tenant();
    assertThat(count(tenant, NOW, Samples.quota(SendScope.USER, "anna", 1))).isEmpty();

    assertThat(count(tenant, NOW, Samples.quota(SendScope.USER, "bob", 1))).isEmpty();
    assertThat(count(tenant, NOW, Samples.quota(SendScope.DESTINATION, "anna", 1))).isEmpty();
    assertThat(count(Samples.tenant(), NOW, Samples.quota(SendScope.USER, "anna", 1))).isEmpty();
    assertThat(count(tenant, NOW, Samples.quota(SendScope.USER, "anna", 1))).isPresent();
  }

  @Test
  default void a_rollback_takes_it_back() {
    TenantId tenant = Samples.tenant();
    SendQuota quota = Samples.quota(SendScope.USER, "anna", 1);

    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  sends().count(tenant, List.of(quota), NOW);
                  throw new IllegalStateException("changed my mind");
                }))
        .withMessage("changed my mind");

    assertThat(count(tenant, NOW, quota)).isEmpty();
  }

  @Test
  default void of_100_at_once_exactly_as_many_as_may_be_are_counted() {
    TenantId tenant = Samples.tenant();
    SendQuota destination = Samples.quota(SendScope.DESTINATION, "anna", 10);
    SendQuota ofTenant = Samples.quota(SendScope.TENANT, "acme", 1000);

    List<Boolean> counted =
        Race.of(
            100,
            i -> {
              SendQuota user = Samples.quota(SendScope.USER, "user-" + i % 7, 50);
              return count(tenant, NOW, ofTenant, user, destination).isEmpty();
            });

    assertThat(counted).filteredOn(one -> one).hasSize(10);
  }

  @Test
  default void nothing_is_counted_outside_a_transaction() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            sends()
                .count(Samples.tenant(), List.of(Samples.quota(SendScope.USER, "anna", 1)), NOW));
  }

  private Optional<SendQuota> count(TenantId tenant, Instant now, SendQuota... quotas) {
    return transactions().inTransaction(() -> sends().count(tenant, List.of(quotas), now));
  }
}

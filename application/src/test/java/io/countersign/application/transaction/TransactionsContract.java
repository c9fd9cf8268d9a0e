package io.countersign.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Transactions} does, tried on {@link Tenants}. */
public interface TransactionsContract {

  /** The adapter under test. */
  Transactions transactions();

  /** Of the same store. */
  Tenants tenants();

  @Test
  default void what_the_work_returns_is_returned() {
    assertThat(transactions().inTransaction(() -> "done")).isEqualTo("done");
  }

  @Test
  default void what_was_committed_is_there_for_everybody() {
    Tenant tenant = tenant();
    transactions().inTransaction(() -> tenants().add(tenant));

    assertThat(seenByOthers(tenant.id())).contains(tenant);
  }

  @Test
  default void a_transaction_sees_its_own_changes() {
    Tenant tenant = tenant();

    Optional<Tenant> seen =
        transactions()
            .inTransaction(() -> {
              tenants().add(tenant);
              return tenants().find(tenant.id());
            });

    assertThat(seen).contains(tenant);
  }

  @Test
  default void nobody_else_sees_them_before_the_end() {
    Tenant tenant = tenant();

    Optional<Tenant> seen =
        transactions()
            .inTransaction(() -> {
              tenants().add(tenant);
              return seenByOthers(tenant.id());
            });

    assertThat(seen).isEmpty();
  }

  @Test
  default void effects_come_after_the_commit_of_the_whole_in_order_and_once() {
    List<String> effects = new ArrayList<>();
    Tenant tenant = tenant();

    transactions()
        .inTransaction(() -> {
          tenants().add(tenant);
          transactions().afterCommit(() -> effects.add("seen " + seenByOthers(tenant.id())));
          transactions()
              .inTransaction(() -> {
                transactions().afterCommit(() -> effects.add("second"));
                return effects.size();
              });
          assertThat(effects).isEmpty();
          return tenant;
        });

    assertThat(effects).containsExactly("seen " + Optional.of(tenant), "second");
    transactions().inTransaction(() -> effects.size());
    transactions().afterCommit(() -> effects.add("at once"));
    assertThat(effects).hasSize(3).last().isEqualTo("at once");
  }

  @Test
  default void a_rollback_has_no_effects() {
    List<String> effects = new ArrayList<>();

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  transactions().afterCommit(() -> effects.add("never"));
                  throw new IllegalArgumentException("changed my mind");
                }));
    transactions().inTransaction(() -> effects.size());

    assertThat(effects).isEmpty();
  }

  @Test
  default void an_exception_comes_through_and_leaves_nothing() {
    Tenant tenant = tenant();
    IllegalArgumentException thrown = new IllegalArgumentException("changed my mind");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> transactions().inTransaction(() -> addAndThrow(tenant, thrown)))
        .isSameAs(thrown);

    assertThat(tenants().find(tenant.id())).isEmpty();
  }

  @Test
  default void an_error_comes_through_and_leaves_nothing() {
    Tenant tenant = tenant();
    AssertionError thrown = new AssertionError("worse");

    assertThatThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  tenants().add(tenant);
                  throw thrown;
                }))
        .isSameAs(thrown);

    assertThat(tenants().find(tenant.id())).isEmpty();
  }

  @Test
  default void the_thread_goes_on_after_an_exception() {
    Tenant tenant = tenant();
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> addAndThrow(tenant, new IllegalArgumentException())));

    transactions().inTransaction(() -> tenants().add(tenant));

    assertThat(seenByOthers(tenant.id())).contains(tenant);
  }

  @Test
  default void a_call_within_a_transaction_joins_it() {
    Tenant inner = tenant();
    IllegalArgumentException thrown = new IllegalArgumentException("after the inner one");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  transactions().inTransaction(() -> tenants().add(inner));
                  throw thrown;
                }))
        .isSameAs(thrown);

    assertThat(tenants().find(inner.id())).isEmpty();
  }

  @Test
  default void nothing_remains_when_the_work_that_joined_failed() {
    Tenant outer = tenant();
    Tenant inner = tenant();
    IllegalArgumentException thrown = new IllegalArgumentException("in the inner one");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  tenants().add(outer);
                  assertThatIllegalArgumentException()
                      .isThrownBy(
                          () -> transactions().inTransaction(() -> addAndThrow(inner, thrown)));
                  return outer;
                }))
        .isSameAs(thrown);

    assertThat(tenants().find(inner.id())).isEmpty();
    assertThat(tenants().find(outer.id())).isEmpty();
  }

  @Test
  default void many_at_once_all_end() {
    List<Tenant> added =
        Race.of(
            32,
            _ ->
                transactions()
                    .inTransaction(() -> {
                      Tenant tenant = tenant();
                      tenants().add(tenant);
                      return tenant;
                    }));

    assertThat(added)
        .allSatisfy(tenant -> assertThat(tenants().find(tenant.id())).contains(tenant));
  }

  private Tenant addAndThrow(Tenant tenant, RuntimeException thrown) {
    tenants().add(tenant);
    throw thrown;
  }

  private Optional<Tenant> seenByOthers(TenantId id) {
    return CompletableFuture.supplyAsync(() -> tenants().find(id)).join();
  }

  private static Tenant tenant() {
    return new Tenant(Samples.tenant(), "Sample", MfaRequirement.OPTIONAL, Samples.NOW);
  }
}

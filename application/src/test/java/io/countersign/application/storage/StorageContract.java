package io.countersign.application.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.fixture.Samples;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import org.junit.jupiter.api.Test;

/** What every {@link Storage} does as a whole; each of its ports has a contract of its own. */
public interface StorageContract {

  /** The adapter under test, newly opened. */
  Storage storage();

  @Test
  default void it_is_ready() {
    assertThat(storage().ready()).isTrue();
  }

  @Test
  default void a_new_one_has_the_default_tenant_and_nothing_else() {
    assertThat(storage().tenants().find(TenantId.DEFAULT)).isPresent();
    assertThat(storage().apiKeys().any()).isFalse();
    assertThat(storage().signingKeys().all()).isEmpty();
  }

  @Test
  default void its_ports_share_one_transaction() {
    TenantId tenant = Samples.tenant();
    User user = new User(tenant, Samples.ALICE, Samples.NOW);
    assertThatThrownBy(() ->
            storage()
                .transactions()
                .inTransaction(() -> {
                  storage()
                      .tenants()
                      .add(new Tenant(tenant, "Undone", MfaRequirement.OFF, Samples.NOW));
                  storage().users().mention(user);
                  throw new IllegalArgumentException("undo");
                }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(storage().tenants().find(tenant)).isEmpty();
    assertThat(storage().users().find(tenant, user.id())).isEmpty();
  }

  @Test
  default void no_more_connections_are_used_than_there_may_be() {
    PoolUse use = storage().poolUse();

    assertThat(use.active() + use.idle()).isBetween(0, use.most());
    assertThat(use.waiting()).isZero();
  }
}

package io.countersign.application.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link StorageProvider} does. */
public interface StorageProviderContract {

  InstantSource CLOCK = new SettableClock(Samples.NOW);

  /** The adapter under test. */
  StorageProvider provider();

  /** Of a store that nobody opened yet, the same one during a test. */
  StorageAddress address();

  /** Whether several may have the same store open at once, as several nodes do. */
  boolean shared();

  @Test
  default void its_stores_are_named_by_its_scheme() {
    assertThat(provider().scheme()).matches("[a-z][a-z0-9+.:-]*:");
    assertThat(address().url()).startsWith(provider().scheme());
  }

  @Test
  default void a_store_is_new_until_it_was_opened() {
    assertThat(provider().isNew(address())).isTrue();

    open(new MemorySecrets()).close();

    assertThat(provider().isNew(address())).isFalse();
  }

  @Test
  default void what_was_kept_is_there_when_it_is_opened_again() {
    MemorySecrets secrets = new MemorySecrets();
    Tenant tenant = new Tenant(Samples.tenant(), "Kept", MfaRequirement.OFF, Samples.NOW);
    try (Storage storage = open(secrets)) {
      storage.tenants().add(tenant);
    }

    try (Storage again = open(secrets)) {
      assertThat(again.tenants().find(tenant.id())).contains(tenant);
    }
  }

  @Test
  default void a_url_that_names_no_store_is_refused_without_being_quoted() {
    StorageAddress nowhere = StorageAddress.of(provider().scheme(), 1);

    assertThatExceptionOfType(InvalidStorageUrl.class)
        .isThrownBy(() -> provider().open(nowhere, new MemorySecrets(), CLOCK));
  }

  @Test
  default void nodes_that_begin_at_once_all_get_the_one_store() {
    MemorySecrets secrets = new MemorySecrets();
    int nodes = shared() ? 3 : 1;

    List<Storage> opened = Race.of(nodes, _ -> open(secrets));

    assertThat(opened)
        .hasSize(nodes)
        .allSatisfy(node -> assertThat(node.tenants().find(TenantId.DEFAULT)).isPresent());
    opened.forEach(Storage::close);
  }

  private Storage open(MemorySecrets secrets) {
    return provider().open(address(), secrets, CLOCK);
  }
}

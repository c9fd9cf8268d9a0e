package io.countersign.application.client;

import static io.countersign.application.fixture.Samples.CLIENT;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link ApiKeys} does. */
public interface ApiKeysContract {

  /** The adapter under test, of a new installation. */
  ApiKeys keys();

  @Test
  default void a_new_installation_has_none() {
    assertThat(keys().any()).isFalse();

    add(key(Samples.tenant(), NOW));

    assertThat(keys().any()).isTrue();
  }

  @Test
  default void a_revoked_key_is_a_key_too() {
    ApiKey key = add(key(Samples.tenant(), NOW));

    keys().update(key.revoked(NOW));

    assertThat(keys().any()).isTrue();
  }

  @Test
  default void a_key_is_found_by_its_id_alone() {
    ApiKey key = add(key(Samples.tenant(), NOW));

    assertThat(keys().find(key.id())).contains(key);
    assertThat(keys().find(new ApiKeyId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void any_scopes_are_kept() {
    assertFoundWith(Set.of());
    assertFoundWith(EnumSet.allOf(Scope.class));
    for (Scope scope : Scope.values()) {
      assertFoundWith(Set.of(scope));
    }
  }

  @Test
  default void times_are_kept_to_the_microsecond() {
    for (Instant time : Times.ALL) {
      ApiKey key = add(key(Samples.tenant(), time));
      keys().update(key.revoked(time));

      assertThat(keys().find(key.id())).contains(key.revoked(time));
    }
  }

  @Test
  default void a_revoked_key_is_still_found() {
    ApiKey key = add(key(Samples.tenant(), NOW));

    keys().update(key.revoked(NOW.plusSeconds(1)));

    assertThat(keys().find(key.id())).contains(key.revoked(NOW.plusSeconds(1)));
  }

  @Test
  default void a_tenant_has_its_own_keys_oldest_first() {
    TenantId tenant = Samples.tenant();
    ApiKey second = add(key(tenant, NOW.plusSeconds(1)));
    ApiKey first = add(key(tenant, NOW));
    ApiKey third = add(key(tenant, NOW.plusSeconds(2)));
    add(key(Samples.tenant(), NOW));
    keys().update(second.revoked(NOW));

    assertThat(keys().ofTenant(tenant)).containsExactly(first, second.revoked(NOW), third);
  }

  @Test
  default void a_key_that_is_not_there_is_not_changed() {
    assertThatIllegalStateException().isThrownBy(() -> keys().update(key(Samples.tenant(), NOW)));
  }

  private void assertFoundWith(Set<Scope> scopes) {
    ApiKey plain = key(Samples.tenant(), NOW);
    ApiKey key =
        add(
            new ApiKey(
                plain.id(), plain.tenant(), CLIENT, scopes, plain.hash(), NOW, Optional.empty()));

    assertThat(keys().find(key.id())).contains(key);
  }

  private ApiKey add(ApiKey key) {
    keys().add(key);
    return key;
  }

  private static ApiKey key(TenantId tenant, Instant time) {
    return new ApiKey(
        new ApiKeyId(UUID.randomUUID()),
        tenant,
        CLIENT,
        Set.of(Scope.AUTHENTICATIONS_READ, Scope.AUTHENTICATIONS_WRITE),
        Samples.fingerprint("hash").hash(),
        time,
        Optional.empty());
  }
}

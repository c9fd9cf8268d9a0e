package io.countersign.domain.client;

import static io.countersign.domain.client.Scope.AUTHENTICATIONS_READ;
import static io.countersign.domain.client.Scope.AUTHENTICATIONS_WRITE;
import static io.countersign.domain.client.Scope.INSTALLATION_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

  private static final SecretBytes HASH = SecretBytes.of(new byte[] {1, 2, 3});

  private final ApiKey key = with(EnumSet.of(AUTHENTICATIONS_READ, AUTHENTICATIONS_WRITE));

  @Test
  void it_opens_with_its_own_hash_only() {
    assertThat(key.opensWith(SecretBytes.of(new byte[] {1, 2, 3}))).isTrue();
    assertThat(key.opensWith(SecretBytes.of(new byte[] {1, 2, 4}))).isFalse();
    assertThat(key.opensWith(SecretBytes.of(new byte[] {1, 2}))).isFalse();
    assertThat(key.opensWith(SecretBytes.none())).isFalse();
  }

  @Test
  void a_revoked_one_opens_nothing() {
    assertThat(key.revoked(Instant.EPOCH).opensWith(HASH)).isFalse();
  }

  @Test
  void it_grants_at_most_what_it_has() {
    assertThat(key.mayGrant(Set.of(AUTHENTICATIONS_READ))).isTrue();
    assertThat(key.mayGrant(Set.of(AUTHENTICATIONS_READ, AUTHENTICATIONS_WRITE))).isTrue();
    assertThat(key.mayGrant(Set.of(AUTHENTICATIONS_READ, INSTALLATION_WRITE))).isFalse();
    assertThat(with(Set.of()).mayGrant(Set.of(AUTHENTICATIONS_READ))).isFalse();
  }

  @Test
  void its_scopes_cannot_be_changed_from_outside() {
    Set<Scope> scopes = EnumSet.of(AUTHENTICATIONS_READ);
    ApiKey kept = with(scopes);
    scopes.add(INSTALLATION_WRITE);

    assertThat(kept.scopes()).containsExactly(AUTHENTICATIONS_READ);
  }

  @Test
  void it_does_not_print_its_hash() {
    assertThat(key.toString()).contains("hidden").doesNotContain("1, 2, 3");
  }

  private static ApiKey with(Set<Scope> scopes) {
    return new ApiKey(
        new ApiKeyId(new UUID(0, 1)),
        TenantId.DEFAULT,
        new ClientId("shop"),
        scopes,
        HASH,
        Instant.EPOCH,
        Optional.empty());
  }
}

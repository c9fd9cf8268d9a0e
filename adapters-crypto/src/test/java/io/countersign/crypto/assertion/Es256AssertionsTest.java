package io.countersign.crypto.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.application.assertion.AssertionClaims;
import io.countersign.application.assertion.Assertions;
import io.countersign.application.assertion.AssertionsContract;
import io.countersign.application.assertion.MemorySigningKeys;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.crypto.provider.FastCurves;
import io.countersign.domain.authentication.Assurance;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class Es256AssertionsTest implements AssertionsContract {

  private static final FastCurves CURVES = FastCurves.loading();

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final CountedKeys keys = new CountedKeys(new MemorySigningKeys(new MemoryStore()));
  private final Assertions assertions = assertions(keys, clock);

  @Override
  public Assertions assertions(SigningKeys keys, InstantSource clock) {
    return new Es256Assertions(ISSUER, keys, clock, STALENESS, CURVES);
  }

  @Test
  void a_key_is_named_by_its_thumbprint() throws Exception {
    addKey();

    ECKey key = (ECKey) JWKSet.parse(assertions.keySet()).getKeys().getFirst();

    assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
  }

  @Test
  void the_key_set_has_these_members_and_no_others() {
    addKey();

    assertThat(assertions.keySet())
        .matches(
            "\\{\"keys\":\\[\\{\"alg\":\"ES256\",\"crv\":\"P-256\",\"kid\":\"[\\w-]{43}\","
                + "\"kty\":\"EC\",\"use\":\"sig\",\"x\":\"[\\w-]{43}\",\"y\":\"[\\w-]{43}\"}]}");
  }

  @Test
  void the_keys_are_in_the_order_in_which_they_sign() throws Exception {
    String first = addKey();
    clock.tick(Duration.ofHours(1));
    String second = addKey();

    assertThat(JWKSet.parse(assertions.keySet()).getKeys())
        .extracting(jwk -> jwk.getKeyID())
        .containsExactly(first, second);
  }

  @Test
  void whatever_a_user_is_called_the_claims_are_json() throws Exception {
    addKey();
    String name = "a\"},{\"sub\":\"\\Zoë </script> 😀";

    JWTClaimsSet claims = SignedJWT.parse(assertions.sign(claims(name))).getJWTClaimsSet();

    assertThat(claims.getSubject()).isEqualTo(name);
    assertThat(claims.getAudience()).containsExactly("shop");
    assertThat(claims.getIssueTime()).isEqualTo(Date.from(Samples.NOW.minusNanos(123_457_000)));
    assertThat(claims.getClaims()).hasSize(10);
  }

  @Test
  void signing_reads_the_keys_once_in_a_while() {
    addKey();

    Race.of(64, _ -> assertions.sign(claims("alice")));
    assertThat(keys.reads()).isEqualTo(1);

    clock.tick(STALENESS);
    Race.of(64, _ -> assertions.sign(claims("alice")));
    assertThat(keys.reads()).isEqualTo(2);
  }

  @Test
  void keys_that_are_known_stay_in_use_while_the_store_is_out_of_reach() {
    addKey();
    String keySet = assertions.keySet();
    keys.reachable(false);
    clock.tick(Duration.ofMinutes(1));

    assertThat(assertions.sign(claims("alice"))).isNotEmpty();
    assertThat(assertions.keySet()).isEqualTo(keySet);
    assertThat(keys.reads()).isEqualTo(2);

    keys.reachable(true);
    addKey();
    clock.tick(STALENESS);
    assertThat(assertions.keySet()).isNotEqualTo(keySet);
  }

  @Test
  void without_known_keys_an_outage_is_told() {
    keys.reachable(false);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> assertions.sign(claims("alice")));
  }

  private String addKey() {
    var key = assertions.newKey(clock.instant(), clock.instant());
    keys.add(key);
    return key.kid();
  }

  private static AssertionClaims claims(String user) {
    return new AssertionClaims(
        new AuthenticationId(UUID.randomUUID()),
        TenantId.DEFAULT,
        new UserId(user),
        Samples.CLIENT,
        new Assurance(List.of(), "urn:countersign:acr:0fa", Optional.empty()),
        Samples.NOW,
        Samples.NOW.plusSeconds(300));
  }
}

package io.countersign.application.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Factors} does. */
public interface FactorsContract {

  Credential CREDENTIAL = new Credential(SecretBytes.of(new byte[] {1, 2, 3}));

  /** With a factor of each of these types, which takes every response and keeps the credential. */
  Factors with(String... types);

  /** With a factor of this type, and an archive of this name that brings nothing. */
  Factors withRefused(String type, String archive);

  /** With a factor of this type that throws an {@link IllegalStateException}. */
  Factors withFailing(String type);

  /** With a factor of this type that finds the field {@code code} missing from every response. */
  Factors withRefusing(String type);

  @Test
  default void a_factor_is_found_by_its_type() {
    LoadedFactor found = with("totp", "sms").find(new FactorType("sms")).orElseThrow();

    assertThat(found.type()).hasToString("sms");
    assertThat(found.version()).isNotBlank();
    assertThat(found.traits().displayName()).isNotBlank();
    assertThat(verify(found)).isEqualTo(new Verified(CREDENTIAL));
  }

  @Test
  default void a_factor_that_is_not_loaded_is_not_found() {
    assertThat(with("totp").find(new FactorType("totp2"))).isEmpty();
    assertThat(with().find(new FactorType("totp"))).isEmpty();
    assertThat(with().all()).isEmpty();
  }

  @Test
  default void an_archive_that_is_not_used_is_named_with_its_reason() {
    Factors factors = withRefused("totp", "empty.jar");

    assertThat(factors.find(new FactorType("totp"))).isPresent();
    assertThat(factors.refused())
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.archive()).isEqualTo("empty.jar");
          assertThat(refused.reason()).isEqualTo("wrong-content");
          assertThat(refused.inPlace()).isEmpty();
        });
    assertThat(with("totp").refused()).isEmpty();
  }

  @Test
  default void all_come_in_alphabetical_order() {
    assertThat(with("totp", "email", "sms").all())
        .extracting(loaded -> loaded.type().value())
        .containsExactly("email", "sms", "totp");
  }

  @Test
  default void what_a_factor_is_stays_the_same() {
    Factors factors = with("totp");
    LoadedFactor found = factors.find(new FactorType("totp")).orElseThrow();

    assertThat(factors.all()).containsExactly(found);
    assertThat(factors.find(new FactorType("totp"))).contains(found);
  }

  @Test
  default void a_factor_that_fails_is_unavailable() {
    LoadedFactor failing = withFailing("bad").find(new FactorType("bad")).orElseThrow();

    assertThatExceptionOfType(FactorUnavailable.class)
        .isThrownBy(() -> verify(failing))
        .withMessageContaining("bad");
  }

  @Test
  default void a_field_that_a_factor_refuses_is_named() {
    LoadedFactor refusing = withRefusing("strict").find(new FactorType("strict")).orElseThrow();

    assertThatExceptionOfType(MalformedField.class)
        .isThrownBy(() -> verify(refusing))
        .satisfies(malformed -> assertThat(malformed.field()).isEqualTo("code"));
  }

  private static Verification verify(LoadedFactor loaded) {
    return loaded.factor().verify(CREDENTIAL, ChallengeState.none(), Fields.none(), Instant.EPOCH);
  }
}

package io.countersign.domain.authentication;

import static io.countersign.domain.factor.FactorKind.INHERENCE;
import static io.countersign.domain.factor.FactorKind.KNOWLEDGE;
import static io.countersign.domain.factor.FactorKind.POSSESSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssuranceTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Optional<FirstFactor> NO_FIRST = Optional.empty();

  @Test
  void nothing_proved_is_worth_nothing() {
    assertThat(Assurance.of(NO_FIRST, List.of()))
        .isEqualTo(new Assurance(List.of(), "urn:countersign:acr:0fa", Optional.empty()));
  }

  @Test
  void what_the_application_vouches_for_counts_as_one() {
    assertThat(Assurance.of(first("pwd", NOON), List.of()))
        .isEqualTo(new Assurance(List.of("pwd"), "urn:countersign:acr:1fa", Optional.of(NOON)));
  }

  @Test
  void two_different_kinds_are_multiple_factors() {
    assertThat(Assurance.of(first("pwd", NOON), List.of(proof("otp", NOON, POSSESSION))))
        .isEqualTo(
            new Assurance(
                List.of("mfa", "otp", "pwd"), "urn:countersign:acr:2fa", Optional.of(NOON)));
  }

  @Test
  void two_proofs_of_the_same_kind_are_not() {
    Assurance assurance =
        Assurance.of(
            NO_FIRST, List.of(proof("otp", NOON, POSSESSION), proof("sms", NOON, POSSESSION)));

    assertThat(assurance.amr()).containsExactly("otp", "sms");
    assertThat(assurance.acr()).isEqualTo("urn:countersign:acr:1fa");
  }

  @Test
  void a_first_factor_of_the_same_kind_adds_nothing_either() {
    Assurance assurance = Assurance.of(first("sms", NOON), List.of(proof("otp", NOON, POSSESSION)));

    assertThat(assurance.amr()).containsExactly("otp", "sms");
    assertThat(assurance.acr()).isEqualTo("urn:countersign:acr:1fa");
  }

  @Test
  void one_proof_of_two_kinds_is_multiple_factors_by_itself() {
    Assurance assurance =
        Assurance.of(NO_FIRST, List.of(proof("hwk", NOON, POSSESSION, INHERENCE)));

    assertThat(assurance.amr()).containsExactly("hwk", "mfa");
    assertThat(assurance.acr()).isEqualTo("urn:countersign:acr:2fa");
  }

  @Test
  void more_than_two_kinds_count_as_two() {
    assertThat(
            Assurance.of(NO_FIRST, List.of(proof("hwk", NOON, KNOWLEDGE, POSSESSION, INHERENCE)))
                .acr())
        .isEqualTo("urn:countersign:acr:2fa");
  }

  @Test
  void the_same_method_is_named_once() {
    assertThat(Assurance.of(first("otp", NOON), List.of(proof("otp", NOON, POSSESSION))).amr())
        .containsExactly("otp");
  }

  @Test
  void the_latest_proof_tells_the_time() {
    Instant later = NOON.plusSeconds(60);

    assertThat(
            Assurance.of(first("pwd", NOON), List.of(proof("otp", later, POSSESSION))).authTime())
        .contains(later);
    assertThat(
            Assurance.of(first("pwd", later), List.of(proof("otp", NOON, POSSESSION))).authTime())
        .contains(later);
  }

  private static Optional<FirstFactor> first(String method, Instant at) {
    return Optional.of(new FirstFactor(method, at));
  }

  private static Proof proof(String amr, Instant at, FactorKind... kinds) {
    return new Proof(
        new FactorType("some"),
        new AuthenticatorId(new UUID(0, 1)),
        Set.of(kinds),
        Set.of(amr),
        at);
  }
}

package io.countersign.domain.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Progress.Expired;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthenticationTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant END = NOON.plus(Duration.ofMinutes(5));
  private static final FactorType TOTP = new FactorType("totp");
  private static final Proof PROOF =
      new Proof(
          TOTP,
          new AuthenticatorId(new UUID(0, 1)),
          Set.of(FactorKind.POSSESSION),
          Set.of("otp"),
          NOON);

  static List<Progress> unfinished() {
    return List.of(new Challenged(challenge(1)), new EnrollmentDue(Set.of(TOTP)));
  }

  static List<Progress> finished() {
    return List.of(new Approved(NOON), new Denied("because", NOON), new Expired(NOON));
  }

  @ParameterizedTest
  @MethodSource("unfinished")
  void whatever_is_unfinished_has_expired_exactly_at_its_end(Progress progress) {
    Authentication waiting = at(progress);

    assertThat(waiting.progressAt(NOON)).isEqualTo(progress);
    assertThat(waiting.progressAt(END.minusNanos(1))).isEqualTo(progress);
    assertThat(waiting.progressAt(END)).isEqualTo(new Expired(END));
    assertThat(waiting.progressAt(END.plusSeconds(3600))).isEqualTo(new Expired(END));
  }

  @ParameterizedTest
  @MethodSource("finished")
  void what_is_finished_stays_as_it_is(Progress progress) {
    assertThat(at(progress).progressAt(END.plusSeconds(3600))).isEqualTo(progress);
  }

  @Test
  void a_clock_that_goes_back_lets_it_wait_and_brings_nothing_finished_back() {
    assertThat(at(new Challenged(challenge(1))).progressAt(NOON.minusSeconds(60)))
        .isInstanceOf(Challenged.class);
    assertThat(at(new Denied("because", NOON)).progressAt(NOON.minusSeconds(60)))
        .isInstanceOf(Denied.class);
  }

  @Test
  void another_challenge_replaces_the_one_before_and_keeps_the_count() {
    Authentication chosen =
        at(new Challenged(challenge(1))).guessedWrong(5, NOON).challenged(challenge(2));

    assertThat(chosen.progress()).isEqualTo(new Challenged(challenge(2)));
    assertThat(chosen.wrong()).isEqualTo(1);
  }

  @Test
  void one_proof_approves_it() {
    Authentication approved = at(new Challenged(challenge(1))).proved(PROOF, NOON);

    assertThat(approved.progress()).isEqualTo(new Approved(NOON));
    assertThat(approved.proofs()).containsExactly(PROOF);
    assertThat(approved.assurance().amr()).containsExactly("otp");
  }

  @Test
  void wrong_responses_are_counted_until_it_is_denied() {
    Authentication first = at(new Challenged(challenge(1))).guessedWrong(3, NOON);
    Authentication second = first.guessedWrong(3, NOON);
    Authentication third = second.guessedWrong(3, NOON.plusSeconds(1));

    assertThat(first.progress()).isInstanceOf(Challenged.class);
    assertThat(second.progress()).isInstanceOf(Challenged.class);
    assertThat(second.wrong()).isEqualTo(2);
    assertThat(third.progress())
        .isEqualTo(new Denied(Authentication.ATTEMPTS_EXHAUSTED, NOON.plusSeconds(1)));
    assertThat(third.wrong()).isEqualTo(3);
  }

  @Test
  void a_limit_that_was_lowered_meanwhile_denies_at_the_next_wrong_response() {
    Authentication four = at(new Challenged(challenge(1)));
    for (int i = 0; i < 4; i++) {
      four = four.guessedWrong(10, NOON);
    }

    assertThat(four.attemptsLeft(10)).isEqualTo(6);
    assertThat(four.attemptsLeft(3)).isZero();
    assertThat(four.guessedWrong(3, NOON).progress()).isInstanceOf(Denied.class);
  }

  @Test
  void its_proofs_cannot_be_changed_from_outside() {
    List<Proof> proofs = new ArrayList<>(List.of(PROOF));
    Authentication kept = with(new Approved(NOON), proofs);
    proofs.clear();

    assertThat(kept.proofs()).containsExactly(PROOF);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> kept.proofs().clear());
  }

  private static Authentication at(Progress progress) {
    return with(progress, List.of());
  }

  private static Authentication with(Progress progress, List<Proof> proofs) {
    return new Authentication(
        new AuthenticationId(new UUID(0, 1)),
        TenantId.DEFAULT,
        new UserId("alice"),
        new ClientId("shop"),
        Optional.empty(),
        Optional.empty(),
        progress,
        proofs,
        0,
        NOON,
        END);
  }

  private static Challenge challenge(long number) {
    return new Challenge(
        new ChallengeId(new UUID(0, number)),
        new AuthenticatorId(new UUID(1, number)),
        TOTP,
        ChallengeState.none(),
        NOON);
  }
}

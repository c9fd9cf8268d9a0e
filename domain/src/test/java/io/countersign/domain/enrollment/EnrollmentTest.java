package io.countersign.domain.enrollment;

import static io.countersign.domain.enrollment.EnrollmentStatus.CANCELED;
import static io.countersign.domain.enrollment.EnrollmentStatus.CONFIRMED;
import static io.countersign.domain.enrollment.EnrollmentStatus.EXPIRED;
import static io.countersign.domain.enrollment.EnrollmentStatus.FAILED;
import static io.countersign.domain.enrollment.EnrollmentStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnrollmentTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant END = NOON.plus(Duration.ofMinutes(10));
  private static final AuthenticatorId NEW = new AuthenticatorId(new UUID(0, 2));

  private final Enrollment pending =
      new Enrollment(
          new EnrollmentId(new UUID(0, 1)),
          TenantId.DEFAULT,
          new UserId("alice"),
          new FactorType("totp"),
          new Label("Phone"),
          PENDING,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          NOON,
          END);

  @Test
  void a_pending_one_has_expired_exactly_at_its_end() {
    assertThat(pending.statusAt(NOON)).isEqualTo(PENDING);
    assertThat(pending.statusAt(NOON.minusSeconds(60))).isEqualTo(PENDING);
    assertThat(pending.statusAt(END.minusNanos(1))).isEqualTo(PENDING);
    assertThat(pending.statusAt(END)).isEqualTo(EXPIRED);
  }

  @Test
  void what_ended_stays_as_it_is() {
    List<Enrollment> ended =
        List.of(pending.confirmed(NEW), pending.canceled(), pending.guessedWrong(1));

    assertThat(ended)
        .extracting(one -> one.statusAt(END))
        .containsExactly(CONFIRMED, CANCELED, FAILED);
  }

  @Test
  void wrong_responses_are_counted_until_it_has_failed() {
    Enrollment second = pending.guessedWrong(3).guessedWrong(3);

    assertThat(second.status()).isEqualTo(PENDING);
    assertThat(second.wrong()).isEqualTo(2);
    assertThat(second.attemptsLeft(3)).isEqualTo(1);
    assertThat(second.attemptsLeft(1)).isZero();
    assertThat(second.guessedWrong(3).status()).isEqualTo(FAILED);
  }

  @Test
  void a_confirmed_one_names_its_authenticator() {
    assertThat(pending.confirmed(NEW).authenticator()).contains(NEW);
    assertThat(pending.canceled().authenticator()).isEmpty();
    assertThat(pending.guessedWrong(1).authenticator()).isEmpty();
  }

  @Test
  void it_becomes_an_authenticator_of_the_same_user_that_was_used_just_now() {
    Authenticator bound = pending.becomes(NEW, NOON.plusSeconds(5));

    assertThat(bound.id()).isEqualTo(NEW);
    assertThat(bound.tenant()).isEqualTo(pending.tenant());
    assertThat(bound.user()).isEqualTo(pending.user());
    assertThat(bound.factor()).isEqualTo(pending.factor());
    assertThat(bound.label()).isEqualTo(pending.label());
    assertThat(bound.active()).isTrue();
    assertThat(bound.createdAt()).isEqualTo(NOON.plusSeconds(5));
    assertThat(bound.lastUsedAt()).contains(NOON.plusSeconds(5));
  }
}

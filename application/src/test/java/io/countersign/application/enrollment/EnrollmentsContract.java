package io.countersign.application.enrollment;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.credential;
import static io.countersign.application.fixture.Samples.enrollment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Enrollments} does. */
public interface EnrollmentsContract {

  /** The adapter under test. */
  Enrollments enrollments();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void an_enrollment_is_found_as_it_was_added() {
    Enrollment added = add(enrollment(Samples.tenant(), ALICE));

    assertThat(enrollments().find(added.tenant(), added.id())).contains(added);
    assertThat(enrollments().pending(added.tenant(), added.id())).contains(credential("seed"));
  }

  @Test
  default void everything_optional_is_kept_too() {
    Enrollment added = add(full(Samples.NOW));

    assertThat(enrollments().find(added.tenant(), added.id())).contains(added);
  }

  @Test
  default void times_are_kept_to_the_microsecond() {
    for (Instant time : Times.ALL) {
      Enrollment added = add(full(time));

      assertThat(enrollments().find(added.tenant(), added.id())).contains(added);
    }
  }

  @Test
  default void those_that_are_pending_are_found_by_their_user() {
    TenantId tenant = Samples.tenant();
    Enrollment pending = enrollment(tenant, ALICE);
    Enrollment ended = enrollment(tenant, ALICE);
    List.of(pending, ended, enrollment(tenant, BOB), enrollment(Samples.tenant(), ALICE))
        .forEach(one -> enrollments().add(one, credential("pending")));
    enrollments().update(ended.canceled());

    assertThat(pending(tenant, NOW)).containsExactly(pending);
    assertThat(pending(tenant, pending.expiresAt())).isEmpty();
  }

  private List<Enrollment> pending(TenantId tenant, Instant now) {
    return transactions().inTransaction(() -> enrollments().lockPending(tenant, ALICE, now));
  }

  @Test
  default void another_tenant_finds_nothing() {
    Enrollment added = add(enrollment(Samples.tenant(), ALICE));
    TenantId other = Samples.tenant();

    assertThat(enrollments().find(other, added.id())).isEmpty();
    assertThat(enrollments().pending(other, added.id())).isEmpty();
    assertThat(transactions().inTransaction(() -> enrollments().lock(other, added.id()))).isEmpty();
  }

  @Test
  default void a_wrong_response_leaves_the_pending_credential() {
    Enrollment added = add(enrollment(Samples.tenant(), ALICE));

    enrollments().update(added.guessedWrong(5));

    assertThat(enrollments().find(added.tenant(), added.id())).contains(added.guessedWrong(5));
    assertThat(enrollments().pending(added.tenant(), added.id())).contains(credential("seed"));
  }

  @Test
  default void what_is_pending_may_be_replaced() {
    Enrollment added = add(enrollment(Samples.tenant(), ALICE));

    enrollments().replace(added, credential("another seed"));

    assertThat(enrollments().find(added.tenant(), added.id())).contains(added);
    assertThat(enrollments().pending(added.tenant(), added.id()))
        .contains(credential("another seed"));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> enrollments().replace(enrollment(added.tenant(), ALICE), credential("seed")));
  }

  @Test
  default void whatever_ends_it_makes_the_pending_credential_forgotten() {
    TenantId tenant = Samples.tenant();
    List<Enrollment> ended =
        List.of(
            add(enrollment(tenant, ALICE)).confirmed(new AuthenticatorId(UUID.randomUUID())),
            add(enrollment(tenant, ALICE)).canceled(),
            add(enrollment(tenant, ALICE)).guessedWrong(1));

    for (Enrollment one : ended) {
      assertThat(one.status()).isNotEqualTo(EnrollmentStatus.PENDING);
      enrollments().update(one);

      assertThat(enrollments().find(tenant, one.id())).contains(one);
      assertThat(enrollments().pending(tenant, one.id())).isEmpty();
    }
  }

  @Test
  default void a_rollback_gives_the_pending_credential_back() {
    Enrollment added = add(enrollment(Samples.tenant(), ALICE));

    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  enrollments().update(added.canceled());
                  throw new IllegalStateException("changed my mind");
                }))
        .withMessage("changed my mind");

    assertThat(enrollments().find(added.tenant(), added.id())).contains(added);
    assertThat(enrollments().pending(added.tenant(), added.id())).contains(credential("seed"));
  }

  @Test
  default void of_32_who_confirm_at_once_one_does() {
    Enrollment added = add(enrollment(Samples.tenant(), ALICE));

    List<Boolean> confirmed =
        Race.of(
            32,
            _ ->
                transactions()
                    .inTransaction(() -> {
                      Enrollment locked =
                          enrollments().lock(added.tenant(), added.id()).orElseThrow();
                      boolean pending = locked.status() == EnrollmentStatus.PENDING;
                      if (pending) {
                        AuthenticatorId id = new AuthenticatorId(UUID.randomUUID());
                        enrollments().update(locked.confirmed(id));
                      }
                      return pending;
                    }));

    assertThat(confirmed).containsOnlyOnce(true);
  }

  @Test
  default void of_64_guesses_at_once_exactly_as_many_as_allowed_are_evaluated() {
    Enrollment added = add(enrollment(Samples.tenant(), ALICE));

    List<Boolean> evaluated =
        Race.of(
            64,
            _ ->
                transactions()
                    .inTransaction(() -> {
                      Enrollment locked =
                          enrollments().lock(added.tenant(), added.id()).orElseThrow();
                      boolean pending = locked.status() == EnrollmentStatus.PENDING;
                      if (pending) {
                        enrollments().update(locked.guessedWrong(5));
                      }
                      return pending;
                    }));

    assertThat(evaluated).filteredOn(one -> one).hasSize(5);
    assertThat(enrollments().find(added.tenant(), added.id())).map(Enrollment::wrong).contains(5);
  }

  @Test
  default void there_is_no_lock_outside_a_transaction() {
    Enrollment added = add(enrollment(Samples.tenant(), ALICE));

    assertThatIllegalStateException()
        .isThrownBy(() -> enrollments().lock(added.tenant(), added.id()));
  }

  @Test
  default void one_that_is_not_there_is_neither_found_nor_changed() {
    Enrollment stranger = enrollment(Samples.tenant(), ALICE);

    assertThat(enrollments().find(stranger.tenant(), stranger.id())).isEmpty();
    assertThat(enrollments().pending(stranger.tenant(), stranger.id())).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> enrollments().update(stranger));
  }

  private Enrollment add(Enrollment enrollment) {
    enrollments().add(enrollment, credential("seed"));
    return enrollment;
  }

  private static Enrollment full(Instant time) {
    Enrollment plain = enrollment(Samples.tenant(), ALICE);
    return new Enrollment(
        new EnrollmentId(UUID.randomUUID()),
        plain.tenant(),
        plain.user(),
        plain.factor(),
        plain.label(),
        EnrollmentStatus.PENDING,
        3,
        Optional.of(Samples.fingerprint("phone")),
        Optional.of(new AuthenticationId(UUID.randomUUID())),
        Optional.of(new AuthenticatorId(UUID.randomUUID())),
        time,
        time.plusSeconds(600));
  }
}

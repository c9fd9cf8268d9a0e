package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.TOTP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Choosing;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Progress.Expired;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Authentications} does with those that nobody finishes in time. */
interface UnansweredContract {

  /** The adapter under test. */
  Authentications authentications();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void those_that_nobody_finished_are_found_by_their_ends() {
    Instant end = anEnd();
    Authentication first = ends(end.plus(1, ChronoUnit.MICROS), challenged());
    Authentication second = ends(end.plusSeconds(1), new EnrollmentDue(Set.of(TOTP)));
    Authentication third = ends(end.plusSeconds(2), new Choosing());
    ends(end, challenged());
    ends(end.plusSeconds(2).plus(1, ChronoUnit.MICROS), challenged());
    ends(end.plusSeconds(1), new Approved(end));
    ends(end.plusSeconds(1), new Denied("declined", end));
    ends(end.plusSeconds(1), new Expired(end.plusSeconds(1)));

    assertThat(authentications().unanswered(end, end.plusSeconds(2), 1000))
        .containsExactly(unanswered(first), unanswered(second), unanswered(third));
    assertThat(authentications().unanswered(end, end.plusSeconds(2), 2))
        .containsExactly(unanswered(first), unanswered(second));
    assertThat(authentications().firstEnd()).get().matches(kept -> !kept.isAfter(end));
  }

  @Test
  default void what_expired_is_kept_as_expired_and_waits_for_nothing() {
    for (Progress progress : List.of(challenged(), new Choosing(), due())) {
      Authentication added = ends(anEnd(), progress);

      assertThat(expire(added)).isTrue();
      assertThat(expire(added)).isFalse();

      assertThat(kept(added)).isEqualTo(added.expired());
    }
  }

  @Test
  default void what_is_finished_does_not_expire() {
    Instant end = anEnd();
    Stream.of(new Approved(end), new Denied("declined", end), new Expired(end))
        .map(progress -> ends(end, progress))
        .forEach(finished -> {
          assertThat(expire(finished)).isFalse();
          assertThat(kept(finished)).isEqualTo(finished);
        });
    assertThat(expire(Samples.authentication(Samples.tenant(), ALICE))).isFalse();
  }

  @Test
  default void it_expires_or_is_finished_whoever_comes_first() {
    for (int round = 0; round < 5; round++) {
      Authentication added = ends(anEnd(), challenged());

      List<Boolean> did = Race.of(16, racer -> racer % 2 == 0 ? expire(added) : finish(added));

      assertThat(did).containsOnlyOnce(true);
      assertThat(kept(added).progress()).isInstanceOfAny(Approved.class, Expired.class);
    }
  }

  @Test
  default void nothing_expires_outside_of_a_transaction() {
    Authentication added = ends(anEnd(), challenged());

    assertThatIllegalStateException().isThrownBy(() -> authentications().expire(unanswered(added)));
    assertThat(kept(added)).isEqualTo(added);
  }

  private boolean finish(Authentication added) {
    return transactions()
        .inTransaction(() -> {
          Authentication locked = authentications().lock(added.tenant(), added.id()).orElseThrow();
          boolean open = locked.progress() instanceof Progress.Challenged;
          if (open) {
            authentications().update(locked.approved(locked.createdAt()));
          }
          return open;
        });
  }

  private boolean expire(Authentication one) {
    return transactions().inTransaction(() -> authentications().expire(unanswered(one)));
  }

  private Authentication kept(Authentication of) {
    return authentications().find(of.tenant(), of.id()).orElseThrow();
  }

  private Authentication ends(Instant end, Progress progress) {
    Authentication one = Samples.authentication(Samples.tenant(), ALICE);
    Authentication ending =
        new Authentication(
            one.id(),
            one.tenant(),
            one.user(),
            one.client(),
            one.token(),
            one.firstFactor(),
            progress,
            one.proofs(),
            one.wrong(),
            one.createdAt(),
            end);
    authentications().add(ending);
    return ending;
  }

  private static Unanswered unanswered(Authentication one) {
    return new Unanswered(one.tenant(), one.id(), one.user(), one.client());
  }

  private static Progress challenged() {
    return Samples.authentication(Samples.tenant(), ALICE).progress();
  }

  private static Progress due() {
    return new EnrollmentDue(Set.of(TOTP), true);
  }

  /** At which nothing else ends: they are found over all tenants. */
  private static Instant anEnd() {
    return Instant.parse("2100-01-01T00:00:00Z")
        .plusSeconds(10 * ThreadLocalRandom.current().nextLong(100_000_000));
  }
}

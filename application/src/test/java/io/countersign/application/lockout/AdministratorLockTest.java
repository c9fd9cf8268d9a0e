package io.countersign.application.lockout;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.BeginAuthentication;
import io.countersign.application.authentication.BeginResult.Begun;
import io.countersign.application.authentication.SkipResult;
import io.countersign.application.authentication.Standing;
import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.enrollment.ConfirmEnrollmentResult;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.LockoutMode;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.mfa.EnrollmentPrompt;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Circumstances;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An administrator's lock keeps a user out whatever they prove; that of a guesser does not. */
class AdministratorLockTest {

  private static final Identifier USER = Identifier.of("user:" + ALICE.value());
  private static final Identifier MAIL = Identifier.of("email:alice@shop.example");
  private static final SecretBytes LAPTOP = Samples.secret("laptop");
  private static final Duration LASTS = Duration.ofHours(2);

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @Test
  void nobody_who_is_locked_begins_to_sign_in_until_the_time_is_over() {
    shop.bind(ALICE, "111111", "222222");
    shop.bind(BOB, "333333");
    assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), "111111")).isInstanceOf(Verified.class);
    Shop elsewhere = new Shop(installation, MfaRequirement.OPTIONAL);
    elsewhere.bind(ALICE, "444444");

    lock(USER);

    assertThat(shop.begin(ALICE).progress()).isEqualTo(locked());
    assertThat(shop.beginOn(ALICE, LAPTOP).progress()).as("on a known device").isEqualTo(locked());
    assertThat(shop.begin(BOB).progress()).isInstanceOf(Challenged.class);
    assertThat(elsewhere.begin(ALICE).progress()).isInstanceOf(Challenged.class);
    installation.clock.tick(LASTS);
    assertThat(shop.answer(shop.begin(ALICE), "222222")).isInstanceOf(Verified.class);
  }

  @Test
  void who_would_be_let_in_by_a_password_alone_is_not() {
    lock(USER);

    assertThat(shop.begin(ALICE).progress()).isEqualTo(locked());
  }

  @Test
  void nobody_who_is_locked_steps_up() {
    shop.bind(ALICE, "111111");
    lock(USER);
    var ask =
        new BeginAuthentication.Ask(
            shop.tenant,
            Samples.CLIENT,
            Optional.of(new UserTokenId(UUID.randomUUID())),
            ALICE,
            Optional.empty(),
            Circumstances.UNKNOWN,
            Optional.empty(),
            Optional.empty());

    Begun begun = (Begun) installation.beginAuthentication.begin(ask);

    assertThat(begun.standing().progress()).isEqualTo(locked());
  }

  @Test
  void what_was_begun_before_is_not_looked_at_and_spends_nothing() {
    shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);
    Standing onLaptop = shop.beginOn(ALICE, LAPTOP);
    lock(USER);
    Instant until = installation.clock.instant().plus(LASTS);
    int looks = installation.codes.looks();

    assertThat(shop.answer(asked, "111111")).isEqualTo(new VerifyResult.Locked(until));
    assertThat(shop.answer(onLaptop, "999999")).isEqualTo(new VerifyResult.Locked(until));

    assertThat(installation.codes.looks()).isEqualTo(looks);
    assertThat(shop.read(onLaptop).attemptsLeft()).isEqualTo(Installation.ATTEMPTS);
    installation.guessing.unlock.unlock(shop.tenant, Optional.empty(), List.of(USER));
    assertThat(shop.answer(asked, "111111")).isInstanceOf(Verified.class);
  }

  @Test
  void a_lock_of_any_identifier_that_is_known_to_be_theirs_does_it_and_no_other() {
    shop.bind(ALICE, "111111");
    lock(MAIL);
    assertThat(shop.begin(ALICE).progress()).isInstanceOf(Challenged.class);

    installation.guessing.link.link(shop.tenant, Samples.CLIENT, ALICE, Set.of(MAIL));

    assertThat(shop.begin(ALICE).progress()).isEqualTo(locked());
  }

  @Test
  void a_lock_that_comes_of_wrong_guesses_does_not() {
    shop.bind(ALICE, "111111");
    LockoutRules one = new LockoutRules(1, 10, LockoutMode.HARD, 1, false);
    var _ =
        installation.changeTenant.change(
            shop.tenant, tenant -> tenant.withSettings(tenant.settings().withLockout(one)));
    BeginAttempt.Ask guess =
        new BeginAttempt.Ask(
            shop.tenant,
            Samples.CLIENT,
            USER,
            Optional.empty(),
            Guesser.STRANGER,
            AttemptAction.PASSWORD);
    var begun = (AttemptStart.Begun) installation.guessing.begin.begin(guess);
    installation.guessing.report.report(shop.tenant, Samples.CLIENT, begun.attempt().id(), false);
    assertThat(installation.guessing.begin.begin(guess)).isInstanceOf(AttemptStart.Locked.class);

    assertThat(shop.answer(shop.begin(ALICE), "111111")).isInstanceOf(Verified.class);
  }

  @Test
  void nobody_who_is_locked_comes_in_by_enrolling_or_by_putting_that_off() {
    var _ =
        installation.changeTenant.change(
            shop.tenant,
            tenant -> tenant.withSettings(tenant.settings().withPrompt(EnrollmentPrompt.SIGN_IN)));
    Standing due = shop.begin(ALICE);
    assertThat(due.progress()).isInstanceOf(EnrollmentDue.class);
    Enrollment enrollment = shop.enrollFor(due, "111111");
    lock(USER);
    Instant until = installation.clock.instant().plus(LASTS);

    assertThat(shop.confirm(enrollment, "111111"))
        .isEqualTo(new ConfirmEnrollmentResult.Locked(until));
    assertThat(skip(due)).isInstanceOf(SkipResult.NotSkippable.class);
    assertThat(shop.read(due).progress()).isInstanceOf(EnrollmentDue.class);

    installation.guessing.unlock.unlock(shop.tenant, Optional.empty(), List.of(USER));
    assertThat(shop.confirm(enrollment, "111111"))
        .isInstanceOf(ConfirmEnrollmentResult.Confirmed.class);
    assertThat(shop.read(due).progress()).isInstanceOf(Approved.class);
  }

  private SkipResult skip(Standing due) {
    return installation.skipEnrollment.skip(shop.tenant, due.authentication().id());
  }

  private void lock(Identifier identifier) {
    var _ =
        installation.guessing.lock.lock(
            shop.tenant, Optional.empty(), identifier, Optional.of(LASTS));
  }

  private Progress locked() {
    return new Denied(BeginAuthentication.LOCKED, installation.clock.instant());
  }
}

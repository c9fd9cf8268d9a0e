package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.StagedPolicy.saying;
import static io.countersign.application.fixture.StagedPolicy.stages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.account.RememberResult;
import io.countersign.application.authentication.ChooseResult.NoSuchChoice;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.enrollment.BeginEnrollmentResult;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.SentFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Choosing;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Command.Allow;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Command.EnrollWith;
import io.countersign.domain.policy.Command.Require;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.risk.Confidence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users of a tenant with a policy of its own. */
class AskingByPolicyTest {

  private static final FactorType CODE = CodeFactor.TYPE;
  private static final FactorType SENT = SentFactor.TYPE;
  private static final FactorType PUSH = new FactorType("push");
  private static final Command BOTH = new ChallengeWithAny(List.of(SENT, CODE));

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  private static FactorType asked(Standing standing) {
    return ((Challenged) standing.progress()).challenge().factor();
  }

  private Standing verified(VerifyResult result) {
    return ((Verified) result).standing();
  }

  private Standing answered(Standing asked, Authenticator phone) {
    Standing shown = ((ChooseResult.Chosen) shop.choose(asked, phone)).standing();
    return verified(shop.answer(shown, SentFactor.shown(shown.shown().orElseThrow())));
  }

  private static void assertDenied(Standing standing, String reason) {
    assertThat(standing.progress())
        .isInstanceOfSatisfying(
            Denied.class, denied -> assertThat(denied.reason()).isEqualTo(reason));
    assertThat(standing.assertion()).isEmpty();
  }

  private List<Event> told(EventType type) {
    return installation.events.ofUser(shop.tenant, ALICE, Optional.empty(), 100).stream()
        .filter(event -> event.type() == type)
        .toList();
  }

  private BeginEnrollmentResult enrolling(FactorType factor, Standing demanding) {
    return shop.beginEnrollment(
        ALICE, factor, CodeFactor.list("222222"), Optional.of(demanding.authentication().id()));
  }

  @Test
  void one_factor_is_asked_after_the_other_and_the_last_lets_in() {
    shop.bind(ALICE, "111111");
    Authenticator phone = shop.bindPhone(ALICE);
    shop.policy(saying(new ChallengeWith(CODE), new ChallengeWith(SENT)));

    Standing first = shop.begin(ALICE);
    assertThat(asked(first)).isEqualTo(CODE);
    Standing second = verified(shop.answer(first, "111111"));
    assertThat(asked(second)).isEqualTo(SENT);
    assertThat(second.shown()).isPresent();
    assertThat(second.assertion()).isEmpty();

    Standing last = answered(second, phone);

    assertThat(last.progress()).isInstanceOf(Approved.class);
    assertThat(last.authentication().proofs())
        .extracting(Proof::factor)
        .containsExactly(CODE, SENT);
    assertThat(last.assertion()).isPresent();
  }

  @Test
  void a_later_stage_sees_what_was_proved_before() {
    shop.bind(ALICE, "111111");
    Authenticator phone = shop.bindPhone(ALICE);
    shop.policy(
        stages(
            _ -> List.of(BOTH),
            event ->
                event.methods().stream().anyMatch(done -> done.type().equals(Optional.of(SENT)))
                    ? List.of(new ChallengeWith(CODE))
                    : List.of()));

    Standing picking = shop.begin(ALICE);
    assertThat(picking.progress()).isEqualTo(new Choosing());
    assertThat(picking.choices()).extracting(Authenticator::factor).containsExactly(SENT, CODE);
    assertThat(asked(answered(picking, phone))).isEqualTo(CODE);

    Standing other = shop.begin(ALICE);
    Authenticator codes = other.choices().getLast();
    Standing chosen = ((ChooseResult.Chosen) shop.choose(other, codes)).standing();
    installation.clock.tick(Duration.ofMinutes(1));
    assertThat(verified(shop.answer(chosen, "111111")).progress()).isInstanceOf(Approved.class);
  }

  @Test
  void who_says_nothing_of_their_device_is_no_better_than_a_stranger() {
    shop.bind(ALICE, "111111");
    shop.policy(
        stages(event ->
            event.risk().confidence() == Confidence.LOW
                ? List.of(new ChallengeWith(CODE))
                : List.of(new Allow())));

    Standing silent = shop.begin(ALICE);

    assertThat(asked(silent)).isEqualTo(CODE);
    assertThat(silent.authentication().deliberation().circumstances().risk().assessments())
        .containsKey("NewDevice");
  }

  @Test
  void nothing_answers_before_the_user_has_chosen() {
    shop.bind(ALICE, "111111");
    shop.bindPhone(ALICE);
    shop.policy(saying(BOTH));

    Standing picking = shop.begin(ALICE);

    assertThat(shop.answer(picking, "111111")).isInstanceOf(VerifyResult.NotWaiting.class);
  }

  @Test
  void only_what_is_offered_may_be_chosen() {
    shop.bind(ALICE, "111111");
    Authenticator phone = shop.bindPhone(ALICE);
    shop.policy(saying(new ChallengeWith(CODE)));

    Standing asked = shop.begin(ALICE);

    assertThat(asked.choices()).extracting(Authenticator::factor).containsExactly(CODE);
    assertThat(shop.choose(asked, phone)).isInstanceOf(NoSuchChoice.class);
    assertThat(asked(shop.read(asked))).isEqualTo(CODE);
  }

  @Test
  void wrong_responses_count_over_all_challenges() {
    shop.bind(ALICE, "111111");
    shop.bindPhone(ALICE);
    shop.policy(saying(new ChallengeWith(CODE), new ChallengeWith(SENT)));
    Standing first = shop.begin(ALICE);
    assertThat(shop.answer(first, "000000")).isInstanceOf(Rejected.class);

    Standing second = verified(shop.answer(first, "111111"));

    assertThat(second.attemptsLeft()).isEqualTo(Installation.ATTEMPTS - 1);
  }

  @Test
  void who_is_allowed_proves_nothing_and_who_is_denied_is_told_why() {
    shop.bind(ALICE, "111111");
    shop.policy(saying(new Allow()));
    assertThat(shop.begin(ALICE).progress()).isInstanceOf(Approved.class);

    shop.policy(saying(new ChallengeWith(CODE), new Deny("Not after ten.")));
    Standing denied = shop.begin(ALICE);
    assertDenied(denied, "denied-by-policy");
    assertThat(denied.authentication().deliberation().message()).contains("Not after ten.");
  }

  @Test
  void a_policy_that_says_nothing_leaves_it_to_what_the_tenant_demands() {
    shop.policy(saying());
    assertThat(shop.begin(ALICE).progress()).isInstanceOf(Approved.class);

    shop.bind(ALICE, "111111");
    assertThat(asked(shop.begin(ALICE))).isEqualTo(CODE);
  }

  @Test
  void a_policy_may_demand_more_or_less_of_everybody() {
    shop.policy(saying(new Require(MfaRequirement.MANDATORY, false)));
    assertThat(shop.begin(ALICE).progress()).isInstanceOf(EnrollmentDue.class);

    shop.bind(ALICE, "111111");
    shop.policy(saying(new Require(MfaRequirement.OFF, false)));
    assertThat(shop.begin(ALICE).progress()).isInstanceOf(Approved.class);
  }

  @Test
  void a_factor_that_cannot_be_asked_is_told_and_nobody_is_let_in_for_it() {
    shop.bind(ALICE, "111111");
    shop.policy(saying(new ChallengeWithAny(List.of(PUSH, CODE))));
    assertThat(asked(shop.begin(ALICE))).isEqualTo(CODE);
    assertThat(told(EventType.POLICY_WARNED))
        .singleElement()
        .satisfies(event ->
            assertThat(event.data())
                .containsEntry("factor", "push")
                .containsEntry("reason", "not-loaded"));

    shop.policy(saying(new ChallengeWithAny(List.of(PUSH, SENT))));
    assertDenied(shop.begin(ALICE), "no-usable-factor");
    assertThat(told(EventType.POLICY_UNMET))
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("factors", "push,sent"));
  }

  @Test
  void however_many_factors_cannot_be_asked_some_are_told() {
    List<FactorType> many =
        IntStream.range(0, 100)
            .mapToObj(i -> new FactorType("x".repeat(28) + "-" + (100 + i)))
            .toList();
    shop.policy(saying(new ChallengeWithAny(many)));

    assertDenied(shop.begin(ALICE), "no-usable-factor");

    assertThat(told(EventType.POLICY_UNMET)).hasSize(1);
  }

  @Test
  void an_admin_without_the_second_factor_is_denied_after_the_first() {
    shop.bind(ALICE, "111111");
    shop.policy(saying(new ChallengeWith(CODE), new ChallengeWith(SENT)));

    assertDenied(verified(shop.answer(shop.begin(ALICE), "111111")), "no-usable-factor");
  }

  @Test
  void an_enrollment_is_demanded_and_the_policy_goes_on_after_it() {
    shop.policy(
        stages(
            _ -> List.of(new EnrollWith(CODE)),
            event -> event.methods().size() == 2 ? List.of(new Deny("No.")) : List.of()));

    Standing due = shop.begin(ALICE);
    assertThat(due.progress()).isEqualTo(new EnrollmentDue(Set.of(CODE)));
    Enrollment enrollment = shop.enrollFor(due, "111111");
    shop.confirm(enrollment, "111111");

    assertDenied(shop.read(due), "denied-by-policy");
  }

  @Test
  void who_proved_too_weak_a_factor_proves_a_stronger_one_before_enrolling_what_a_policy_demands() {
    shop.bind(ALICE, "111111");
    Authenticator phone = shop.bindPhone(ALICE);
    FactorType other = new FactorType("other");
    installation.plugins.load(other, CodeFactor.TRAITS, new CodeFactor());
    installation.plugins.load(
        SENT,
        new FactorTraits(
            "Sent code",
            Set.of(FactorKind.POSSESSION),
            Set.of("sms"),
            false,
            false,
            Set.of(),
            true),
        new SentFactor());
    shop.policy(saying(new ChallengeWith(SENT), new EnrollWith(other)));

    Standing asked = answered(shop.begin(ALICE), phone);

    assertThat(asked(asked)).isEqualTo(CODE);
    assertThat(enrolling(other, asked)).isNotInstanceOf(BeginEnrollmentResult.Begun.class);
    Standing due = verified(shop.answer(asked, "111111"));
    assertThat(due.progress()).isEqualTo(new EnrollmentDue(Set.of(other)));
    assertThat(enrolling(other, due)).isInstanceOf(BeginEnrollmentResult.Begun.class);
  }

  @Test
  void an_authentication_goes_on_under_the_policy_that_it_began_under() {
    shop.bind(ALICE, "111111");
    shop.policy(stages(_ -> List.of(new ChallengeWith(CODE)), _ -> List.of(new Deny("No."))));
    Standing asked = shop.begin(ALICE);

    shop.policy(saying(new Allow()));

    assertDenied(verified(shop.answer(asked, "111111")), "denied-by-policy");
  }

  @Test
  void a_remembered_browser_spares_nobody_what_a_policy_asks_for_by_name() {
    shop.rememberBrowsers(30);
    shop.bind(ALICE, "111111", "222222");
    Standing finished = verified(shop.answer(shop.begin(ALICE), "111111"));
    SecretBytes token = ((RememberResult.Remembered) shop.remember(finished)).token();

    shop.policy(saying(new ChallengeWith(CODE)));
    assertThat(asked(shop.begin(ALICE, token).standing())).isEqualTo(CODE);
    shop.policy(saying(new Require(MfaRequirement.MANDATORY, false)));
    assertThat(asked(shop.begin(ALICE, token).standing())).isEqualTo(CODE);
    shop.policy(saying(new Require(MfaRequirement.MANDATORY, true)));
    assertThat(shop.begin(ALICE, token).standing().progress()).isInstanceOf(Approved.class);
  }

  @Test
  void whatever_fails_in_a_policy_lets_nobody_in() {
    for (RuntimeException failure :
        List.of(new PolicyFailed("timed-out", "too slow"), new IllegalStateException("a bug"))) {
      for (int step = 0; ; step++) {
        AtomicInteger left = new AtomicInteger(step);
        shop.policy(failing(saying(new ChallengeWith(CODE)), left, failure));
        Standing standing = signedIn();
        if (left.get() >= 0) {
          assertThat(standing.progress()).isInstanceOf(Approved.class);
          assertThat(step).as("it was asked at several steps").isGreaterThan(4);
          break;
        }
        assertDenied(standing, "policy-failed");
      }
    }
    assertThat(told(EventType.POLICY_FAILED))
        .extracting(event -> event.data().get("reason"))
        .contains("timed-out", "failed");
  }

  @Test
  void a_policy_that_cannot_be_asked_now_changes_nothing_and_a_right_response_may_be_given_again() {
    AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    PoliciesBusy busy = new PoliciesBusy("too many others run");
    shop.policy(failing(saying(new ChallengeWith(CODE)), left, busy));
    Authenticator _ = shop.bind(ALICE, "123456");
    Standing begun = shop.begin(ALICE);
    int told = installation.events.all().size();

    left.set(0);
    assertThatExceptionOfType(PoliciesBusy.class).isThrownBy(() -> shop.begin(ALICE));
    left.set(0);
    assertThatExceptionOfType(PoliciesBusy.class).isThrownBy(() -> shop.answer(begun, "123456"));
    assertThat(installation.events.all()).hasSize(told);

    left.set(Integer.MAX_VALUE);
    assertThat(verified(shop.answer(begun, "123456")).progress()).isInstanceOf(Approved.class);
  }

  /** With what was bound for it at this moment. */
  private Standing signedIn() {
    installation.clock.tick(Duration.ofHours(2));
    String code = "%06d".formatted(installation.clock.instant().getEpochSecond() % 1_000_000);
    Authenticator _ = shop.bind(ALICE, code);
    Standing begun = shop.begin(ALICE);
    return begun.progress() instanceof Challenged ? verified(shop.answer(begun, code)) : begun;
  }

  private static Policy failing(Policy policy, AtomicInteger left, RuntimeException failure) {
    return new Policy() {
      private void step() {
        if (left.decrementAndGet() == -1) {
          throw failure;
        }
      }

      @Override
      public List<String> stages() {
        step();
        return policy.stages();
      }

      @Override
      public boolean backupCodesStandIn() {
        step();
        return policy.backupCodesStandIn();
      }

      @Override
      public Answer ask(int stage, PolicyEvent event, String memo) {
        step();
        return policy.ask(stage, event, memo);
      }
    };
  }
}

package io.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command.Allow;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Command.EnrollWith;
import io.countersign.domain.policy.Command.EnrollWithAny;
import io.countersign.domain.policy.Command.Require;
import io.countersign.domain.policy.Finding.What;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules R1 to R9 of challenges and enrollments, as Auth0's Actions have them. */
class PolicyRunTest {

  private static final FactorType TOTP = new FactorType("totp");
  private static final FactorType PHONE = new FactorType("phone");
  private static final FactorType EMAIL = new FactorType("email");
  private static final FactorType PUSH = new FactorType("push");
  private static final FactorType CODES = BackupCode.FACTOR;
  private static final Set<FactorType> ALL = Set.of(TOTP, PHONE, EMAIL, CODES);

  private static PolicyRun saying(Command... commands) {
    List<Said> said =
        Arrays.stream(commands).map(command -> new Said(command, new Origin("test"))).toList();
    return PolicyRun.begin(1).answered(new Answer(said, List.of(), ""));
  }

  private static Next next(PolicyRun run, Inventory has) {
    return run.next(has, 1, true);
  }

  private static Inventory with(FactorType... enrolled) {
    return proved(Set.of(enrolled));
  }

  private static Inventory proved(Set<FactorType> enrolled, FactorType... proved) {
    return new Inventory(enrolled, ALL, ALL, ALL, Set.of(proved), Map.of());
  }

  private static void assertChallenged(Next next, boolean pick, FactorType... names) {
    assertThat(next)
        .isInstanceOfSatisfying(
            Next.Challenge.class,
            challenge -> {
              assertThat(challenge.names()).containsExactly(names);
              assertThat(challenge.pick()).isEqualTo(pick);
            });
  }

  private static void assertDenied(Next next, String reason) {
    assertThat(next)
        .isInstanceOfSatisfying(
            Next.Denied.class, denied -> assertThat(denied.reason()).isEqualTo(reason));
  }

  @Test
  void commands_are_done_one_after_the_other() {
    PolicyRun run = saying(new ChallengeWith(TOTP), new ChallengeWith(PHONE));

    Next first = next(run, with(TOTP, PHONE));
    assertChallenged(first, false, TOTP);
    Next second = next(first.run().done(), proved(Set.of(TOTP, PHONE), TOTP));
    assertChallenged(second, false, PHONE);
    assertThat(next(second.run().done(), proved(Set.of(TOTP, PHONE), TOTP, PHONE)))
        .isInstanceOf(Next.Done.class);
  }

  @Test
  void the_next_stage_is_asked_once_everything_is_done() {
    PolicyRun run = saying(new ChallengeWith(TOTP));
    Next challenged = run.next(with(TOTP), 2, true);

    assertThat(challenged.run().done().next(proved(Set.of(TOTP), TOTP), 2, true))
        .isInstanceOf(Next.Ask.class);
  }

  @Test
  void the_others_may_be_tried_instead_in_their_order() {
    ChallengeWith wanted = new ChallengeWith(TOTP, List.of(PHONE, TOTP, EMAIL));

    assertChallenged(next(saying(wanted), with(EMAIL, PHONE, TOTP)), false, TOTP, PHONE, EMAIL);
  }

  @Test
  void the_first_of_the_others_is_asked_where_the_factor_cannot_be() {
    ChallengeWith wanted = new ChallengeWith(TOTP, List.of(PHONE, EMAIL));

    Next next = next(saying(wanted), with(EMAIL, PHONE));

    assertChallenged(next, false, PHONE, EMAIL);
    assertThat(next.findings())
        .filteredOn(finding -> finding.what() == What.DROPPED)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.factor()).contains(TOTP);
          assertThat(finding.text()).isEqualTo("not-enrolled");
        });
  }

  @Test
  void a_picker_is_shown_where_there_is_something_to_pick() {
    ChallengeWithAny wanted = new ChallengeWithAny(List.of(TOTP, PHONE));

    assertChallenged(next(saying(wanted), with(TOTP, PHONE, EMAIL)), true, TOTP, PHONE);
    assertChallenged(next(saying(wanted), with(PHONE, EMAIL)), false, PHONE);
    assertChallenged(next(saying(wanted), with(PHONE, CODES)), false, PHONE, CODES);
  }

  static Stream<Command> what_cannot_be_asked() {
    return Stream.of(
        new ChallengeWith(PUSH),
        new ChallengeWith(EMAIL),
        new ChallengeWith(PUSH, List.of(EMAIL)),
        new ChallengeWithAny(List.of(PUSH, EMAIL)),
        new ChallengeWithAny(List.of()));
  }

  @ParameterizedTest
  @MethodSource("what_cannot_be_asked")
  void nobody_is_let_in_because_nothing_can_be_asked(Command wanted) {
    assertDenied(next(saying(wanted), with(TOTP)), "no-usable-factor");
    assertDenied(next(saying(wanted), with()), "no-usable-factor");
    assertDenied(next(saying(wanted), proved(Set.of(TOTP), TOTP)), "no-usable-factor");
  }

  @Test
  void what_the_tenant_does_not_allow_or_nobody_brings_is_not_asked() {
    Inventory has =
        new Inventory(
            Set.of(TOTP, PHONE), Set.of(TOTP), Set.of(PHONE), Set.of(), Set.of(), Map.of());

    Next next = next(saying(new ChallengeWithAny(List.of(TOTP, PHONE))), has);

    assertDenied(next, "no-usable-factor");
    assertThat(next.findings())
        .filteredOn(finding -> finding.what() == What.DROPPED)
        .extracting(Finding::text)
        .containsExactly("not-allowed", "not-loaded");
  }

  @Test
  void what_was_proved_is_not_asked_again() {
    assertThat(next(saying(new ChallengeWith(TOTP)), proved(Set.of(TOTP), TOTP)))
        .isInstanceOf(Next.Done.class);
    assertChallenged(
        next(saying(new ChallengeWithAny(List.of(TOTP, EMAIL))), proved(Set.of(TOTP, EMAIL), TOTP)),
        false,
        EMAIL);
  }

  @Test
  void backup_codes_stand_in_last_for_whoever_has_them() {
    assertChallenged(next(saying(new ChallengeWith(TOTP)), with(TOTP, CODES)), false, TOTP, CODES);
    assertChallenged(next(saying(new ChallengeWith(TOTP)), with(CODES)), false, CODES);
    assertDenied(next(saying(new ChallengeWith(TOTP)), with(PHONE, CODES)), "no-usable-factor");
  }

  @Test
  void one_backup_code_is_not_another() {
    assertChallenged(
        next(saying(new ChallengeWith(TOTP)), proved(Set.of(TOTP, CODES), CODES)),
        false,
        TOTP,
        CODES);
  }

  @Test
  void backup_codes_do_not_stand_in_where_the_policy_does_not_want_them() {
    PolicyRun run = saying(new ChallengeWith(TOTP));

    assertChallenged(run.next(with(TOTP, CODES), 1, false), false, TOTP);
    assertDenied(run.next(with(CODES), 1, false), "no-usable-factor");
  }

  @Test
  void there_are_four_challenges_and_enrollments_at_the_most() {
    ChallengeWith again = new ChallengeWith(TOTP);
    Inventory proved = proved(Set.of(TOTP), TOTP);

    assertThat(next(saying(again, again, again, again), proved)).isInstanceOf(Next.Done.class);
    assertDenied(next(saying(again, again, again, again, again), proved), "too-many-commands");
  }

  @Test
  void who_denies_denies_whatever_else_was_said() {
    assertThat(next(saying(new ChallengeWith(TOTP), new Allow(), new Deny("No.")), with(TOTP)))
        .isInstanceOfSatisfying(
            Next.Denied.class,
            denied -> {
              assertThat(denied.reason()).isEqualTo("denied-by-policy");
              assertThat(denied.message()).contains("No.");
            });
  }

  @Test
  void what_comes_after_an_allowance_is_not_reached() {
    Next next = saying(new Allow(), new ChallengeWith(TOTP)).next(with(TOTP), 5, true);

    assertThat(next)
        .isInstanceOfSatisfying(Next.Done.class, done -> assertThat(done.allowed()).isTrue());
    assertThat(next.run().next(with(TOTP), 5, true)).isInstanceOf(Next.Done.class);
  }

  @Test
  void the_last_requirement_counts() {
    Require off = new Require(MfaRequirement.OFF, false);
    Require mandatory = new Require(MfaRequirement.MANDATORY, true);

    assertThat(next(saying(off, mandatory), with()).run().required()).contains(mandatory);
  }

  @Test
  void what_is_not_there_yet_can_be_enrolled() {
    assertThat(next(saying(new EnrollWithAny(List.of(TOTP, PUSH, EMAIL))), with()))
        .isInstanceOfSatisfying(
            Next.Enroll.class, enroll -> assertThat(enroll.names()).containsExactly(TOTP, EMAIL));
  }

  @Test
  void what_is_never_come_to_is_not_kept() {
    Command[] many =
        Stream.generate(() -> new ChallengeWith(TOTP)).limit(255).toArray(Command[]::new);

    assertThat(saying(many).pending()).hasSize(PolicyRun.MOST_DEMANDED + 1);
  }

  @Test
  void nobody_gets_around_what_they_have_by_enrolling() {
    assertDenied(next(saying(new EnrollWith(TOTP)), with(PHONE)), "prove-first");
    assertDenied(saying(new EnrollWith(TOTP)).next(with(CODES), 1, false), "prove-first");
    assertThat(next(saying(new EnrollWith(TOTP)), proved(Set.of(PHONE), PHONE)))
        .isInstanceOf(Next.Enroll.class);
  }

  @Test
  void who_has_backup_codes_alone_proves_one_and_enrolls_then() {
    Inventory has =
        new Inventory(Set.of(CODES), ALL, ALL, ALL, Set.of(), Map.of(TOTP, List.of(CODES)));

    Next first = next(saying(new EnrollWith(TOTP)), has);

    assertChallenged(first, false, CODES);
    assertThat(next(first.run().done(), proved(Set.of(CODES), CODES)))
        .isInstanceOfSatisfying(
            Next.Enroll.class, enroll -> assertThat(enroll.names()).containsExactly(TOTP));
  }

  @Test
  void who_proved_too_weak_a_factor_proves_a_stronger_one_and_enrolls_then() {
    Set<FactorType> enrolled = Set.of(EMAIL, PHONE);
    Map<FactorType, List<FactorType>> phoneFirst = Map.of(TOTP, List.of(PHONE));
    Inventory weak = new Inventory(enrolled, ALL, ALL, ALL, Set.of(EMAIL), phoneFirst);
    Inventory gone = new Inventory(Set.of(EMAIL), ALL, ALL, ALL, Set.of(EMAIL), phoneFirst);

    Next first = next(saying(new EnrollWithAny(List.of(TOTP))), weak);

    assertChallenged(first, false, PHONE);
    assertThat(next(first.run().done(), proved(enrolled, EMAIL, PHONE)))
        .isInstanceOfSatisfying(
            Next.Enroll.class, enroll -> assertThat(enroll.names()).containsExactly(TOTP));
    assertDenied(next(saying(new EnrollWith(TOTP)), gone), "no-usable-factor");
  }

  @Test
  void of_what_can_be_enrolled_enough_was_proved_for_some() {
    Inventory has =
        new Inventory(Set.of(PHONE), ALL, ALL, ALL, Set.of(PHONE), Map.of(TOTP, List.of(PHONE)));

    assertThat(next(saying(new EnrollWithAny(List.of(TOTP, EMAIL))), has))
        .isInstanceOfSatisfying(
            Next.Enroll.class, enroll -> assertThat(enroll.names()).containsExactly(EMAIL));
  }

  @Test
  void what_is_there_or_cannot_be_enrolled_is_not() {
    assertDenied(
        next(saying(new EnrollWith(TOTP)), proved(Set.of(TOTP), TOTP)), "no-factor-available");
    assertDenied(next(saying(new EnrollWith(PUSH)), with()), "no-factor-available");
    assertDenied(next(saying(new EnrollWith(CODES)), with()), "no-factor-available");
    assertDenied(next(saying(new EnrollWithAny(List.of())), with()), "no-factor-available");
  }
}

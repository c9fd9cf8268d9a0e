package io.countersign.application.account;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.account.RegenerateBackupCodes.Extent;
import io.countersign.application.account.RegenerateResult.NotOffered;
import io.countersign.application.account.RegenerateResult.NothingToRefill;
import io.countersign.application.account.RegenerateResult.Regenerated;
import io.countersign.application.account.ViewResult.NoCodes;
import io.countersign.application.account.ViewResult.NotViewable;
import io.countersign.application.account.ViewResult.Viewed;
import io.countersign.application.authentication.ChooseResult;
import io.countersign.application.authentication.Standing;
import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.TooManyGuesses;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.application.enrollment.BeginEnrollmentResult;
import io.countersign.application.enrollment.ConfirmEnrollmentResult;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.BackupCodeSet.Status;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.backupcode.BackupCodeRules;
import io.countersign.domain.backupcode.Renewal;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackupCodeLifeTest {

  private static final Warrant HELP_DESK = new Warrant.Overridden("a test", Samples.CLIENT);

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);

  @Test
  void they_come_with_the_first_authenticator_and_wait_to_be_confirmed() {
    IssuedCodes issued = enrolled("111111");

    assertThat(issued.codes()).hasSize(10).doesNotHaveDuplicates();
    assertThat(issued.set().status()).isEqualTo(Status.PENDING);
    assertThat(read()).contains(issued.set());
  }

  @Test
  void none_come_with_another_authenticator() {
    confirmed("111111");

    assertThat(confirmation("222222").backupCodes()).isEmpty();
  }

  @Test
  void none_come_where_the_tenant_has_none() {
    settings(it -> it.withFactors(Optional.of(Set.of(CodeFactor.TYPE))));

    assertThat(confirmation("111111").backupCodes()).isEmpty();
    assertThat(regenerate(Extent.ALL)).isEqualTo(new NotOffered());
  }

  @Test
  void they_let_nobody_in_before_they_are_confirmed_but_the_first_factor_does() {
    enrolled("111111", "222222");
    Standing asked = shop.begin(ALICE);

    assertThat(asked.choices()).extracting(Authenticator::factor).doesNotContain(BackupCode.FACTOR);
    assertThat(shop.answer(asked, "222222")).isInstanceOf(Verified.class);
  }

  @Test
  void the_primary_factor_is_asked_first_and_they_are_another_method() {
    IssuedCodes codes = confirmed("111111");
    Standing asked = shop.begin(ALICE);

    assertThat(asked.choices())
        .extracting(Authenticator::factor)
        .containsExactly(CodeFactor.TYPE, BackupCode.FACTOR);
    Verified verified = (Verified) use(asked, codes.codes().getFirst());
    assertThat(verified.standing().progress()).isInstanceOf(Approved.class);
    assertThat(verified.standing().backupCodes().orElseThrow().left()).isEqualTo(9);
    assertThat(shop.begin(ALICE).choices().getFirst().factor()).isEqualTo(CodeFactor.TYPE);
  }

  @Test
  void a_code_is_accepted_once() {
    IssuedCodes codes = confirmed("111111");
    use(codes.codes().getFirst());

    assertThat(use(codes.codes().getFirst())).isInstanceOf(Rejected.class);
    assertThat(read().orElseThrow().left()).isEqualTo(9);
  }

  @Test
  void a_code_is_accepted_however_it_is_typed() {
    IssuedCodes codes = confirmed("111111");
    String typed =
        " " + codes.codes().getFirst().grouped(3).toUpperCase(Locale.ROOT).replace('-', ' ');

    assertThat(answer(chosen(shop.begin(ALICE)), typed)).isInstanceOf(Verified.class);
  }

  @Test
  void what_is_no_code_at_all_is_malformed_and_not_counted() {
    confirmed("111111");
    Standing asked = chosen(shop.begin(ALICE));

    assertThatExceptionOfType(MalformedField.class).isThrownBy(() -> answer(asked, "not a code!"));
    assertThat(shop.read(asked).attemptsLeft()).isEqualTo(Installation.ATTEMPTS);
  }

  @Test
  void a_code_of_somebody_else_is_none() {
    confirmed("111111");
    Confirmed bobs = (Confirmed) shop.confirm(shop.enroll(BOB, "333333"), "333333");

    assertThat(use(bobs.backupCodes().orElseThrow().codes().getFirst()))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void after_too_many_guesses_a_right_code_is_refused_and_not_spent() {
    IssuedCodes codes = confirmed("111111");
    for (int i = 0; i < Installation.GUESSES.most(); i++) {
      answer(chosen(shop.begin(ALICE)), "00000-00000-000");
    }

    assertThat(use(codes.codes().getFirst())).isInstanceOf(TooManyGuesses.class);
    assertThat(read().orElseThrow().left()).isEqualTo(10);
    installation.clock.tick(Installation.GUESSES.window());
    assertThat(use(codes.codes().getFirst())).isInstanceOf(Verified.class);
  }

  @Test
  void of_64_uses_of_one_code_at_once_one_succeeds() {
    IssuedCodes codes = confirmed("111111");
    List<Standing> asked = Race.of(8, _ -> chosen(shop.begin(ALICE)));

    assertThat(Race.of(64, i -> use(asked.get(i % 8), codes.codes().getFirst())))
        .filteredOn(Verified.class::isInstance)
        .hasSize(1);
    assertThat(read().orElseThrow().left()).isEqualTo(9);
  }

  @Test
  void six_different_codes_at_once_are_all_spent() {
    IssuedCodes codes = confirmed("111111");
    List<Standing> asked = Race.of(6, _ -> chosen(shop.begin(ALICE)));

    assertThat(Race.of(6, i -> use(asked.get(i), codes.codes().get(i))))
        .hasOnlyElementsOfType(Verified.class);
    assertThat(read().orElseThrow().left()).isEqualTo(4);
  }

  @Test
  void three_that_are_left_are_few() {
    IssuedCodes codes = confirmed("111111");
    for (int i = 0; i < 6; i++) {
      use(codes.codes().get(i));
    }
    assertThat(read().orElseThrow().low()).isFalse();
    use(codes.codes().get(6));
    assertThat(read().orElseThrow().low()).isTrue();
  }

  @Test
  void a_set_without_codes_is_exhausted_and_not_offered_any_more() {
    IssuedCodes codes = confirmed("111111");
    codes.codes().forEach(this::use);

    assertThat(read().orElseThrow().status()).isEqualTo(Status.EXHAUSTED);
    assertThat(shop.begin(ALICE).choices()).hasSize(1);
    assertThat(
            installation.confirmBackupCodes.confirm(
                shop.tenant, Samples.CLIENT, ALICE, codes.set().id()))
        .isEmpty();
  }

  @Test
  void where_a_used_code_takes_the_set_with_it_a_new_one_is_due() {
    settings(it -> it.withBackupCodes(rules(true, Renewal.ALL)));
    IssuedCodes codes = confirmed("111111");
    Standing waiting = chosen(shop.begin(ALICE));

    assertThat(use(codes.codes().getFirst())).isInstanceOf(Verified.class);
    assertThat(read().orElseThrow())
        .extracting(BackupCodeSet::status, BackupCodeSet::left)
        .containsExactly(Status.EXHAUSTED, 0);
    assertThat(use(waiting, codes.codes().get(1)))
        .isInstanceOf(VerifyResult.AuthenticatorGone.class);
    assertThat(regenerate(Extent.ALL)).isInstanceOf(Regenerated.class);
  }

  @ParameterizedTest
  @EnumSource(Renewal.class)
  void who_has_nothing_else_left_must_enroll_something_that_lasts(Renewal renewal) {
    settings(it -> it.withBackupCodes(rules(true, renewal)));
    Confirmed first = confirmation("111111");
    IssuedCodes codes = first.backupCodes().orElseThrow();
    installation.confirmBackupCodes.confirm(shop.tenant, Samples.CLIENT, ALICE, codes.set().id());
    shop.revoke(first.authenticator());

    Standing asked = shop.begin(ALICE);
    assertThat(asked.choices())
        .extracting(Authenticator::factor)
        .containsExactly(BackupCode.FACTOR);
    Verified verified = (Verified) shop.answer(asked, code(codes.codes().getFirst()));
    assertThat(verified.standing().progress()).isInstanceOf(EnrollmentDue.class);
    assertThat(verified.standing().assertion()).isEmpty();

    Confirmed second =
        (Confirmed) shop.confirm(shop.enrollFor(verified.standing(), "444444"), "444444");
    assertThat(second.standing().orElseThrow().progress()).isInstanceOf(Approved.class);
    assertThat(second.standing().orElseThrow().authentication().proofs()).hasSize(2);
    assertThat(second.backupCodes()).isEmpty();
    assertThat(read().orElseThrow().left()).isEqualTo(9);
  }

  @Test
  void whoever_used_their_last_code_and_enrolled_nothing_is_not_let_in_by_a_password() {
    Confirmed first = confirmation("111111");
    IssuedCodes codes = first.backupCodes().orElseThrow();
    installation.confirmBackupCodes.confirm(shop.tenant, Samples.CLIENT, ALICE, codes.set().id());
    shop.revoke(first.authenticator());
    codes.codes().forEach(code -> shop.answer(shop.begin(ALICE), code(code)));

    Standing asked = shop.begin(ALICE);
    assertThat(asked.progress()).isInstanceOf(Challenged.class);
    assertThat(shop.answer(asked, code(codes.codes().getFirst()))).isInstanceOf(Rejected.class);
  }

  @Test
  void new_codes_end_the_old_ones_whatever_their_state() {
    IssuedCodes pending = enrolled("111111");
    IssuedCodes second = regenerated(Extent.ALL);
    assertThat(
            installation.confirmBackupCodes.confirm(
                shop.tenant, Samples.CLIENT, ALICE, pending.set().id()))
        .isEmpty();
    installation.confirmBackupCodes.confirm(shop.tenant, Samples.CLIENT, ALICE, second.set().id());
    Standing inFlight = chosen(shop.begin(ALICE));
    IssuedCodes third = regenerated(Extent.ALL);

    assertThat(use(inFlight, second.codes().getFirst()))
        .isInstanceOf(VerifyResult.NotWaiting.class);
    installation.confirmBackupCodes.confirm(shop.tenant, Samples.CLIENT, ALICE, third.set().id());
    assertThat(use(second.codes().getFirst())).isInstanceOf(Rejected.class);
    assertThat(use(third.codes().getFirst())).isInstanceOf(Verified.class);
  }

  @Test
  void used_codes_may_be_replaced_alone() {
    IssuedCodes codes = confirmed("111111");
    use(codes.codes().getFirst());
    IssuedCodes refilled = regenerated(Extent.USED);

    assertThat(refilled.set().left()).isEqualTo(10);
    assertThat(refilled.codes()).hasSize(10).containsAll(codes.codes().subList(1, 10));
    assertThat(use(codes.codes().getFirst())).isInstanceOf(Rejected.class);
    refilled
        .codes()
        .subList(0, 4)
        .forEach(code -> assertThat(use(code)).isInstanceOf(Verified.class));
  }

  @Test
  void a_set_that_outlived_its_first_factor_is_not_confirmed_into_an_only_one() {
    Confirmed first = confirmation("111111");
    shop.revoke(first.authenticator());

    assertThat(
            installation.confirmBackupCodes.confirm(
                shop.tenant, Samples.CLIENT, ALICE, first.backupCodes().orElseThrow().set().id()))
        .isEmpty();
    assertThat(installation.authenticators.ofUser(shop.tenant, ALICE)).isEmpty();
  }

  @Test
  void where_they_are_shown_once_replacing_shows_the_new_ones_only() {
    IssuedCodes codes = confirmed("111111");
    use(codes.codes().getFirst());
    settings(it -> it.withBackupCodes(rules(false, Renewal.SINGLE)));

    assertThat(regenerated(Extent.USED).codes())
        .hasSize(1)
        .doesNotContainAnyElementsOf(codes.codes());
  }

  @Test
  void there_is_nothing_to_replace_in_codes_that_nobody_confirmed() {
    enrolled("111111");

    assertThat(regenerate(Extent.USED)).isEqualTo(new NothingToRefill());
  }

  @Test
  void they_are_no_factor_of_their_own() {
    assertThat(regenerate(Extent.ALL)).isEqualTo(new NotOffered());
    assertThat(shop.beginEnrollment(ALICE, BackupCode.FACTOR, Fields.none(), Optional.empty()))
        .isInstanceOf(BeginEnrollmentResult.UnknownFactor.class);
  }

  @Test
  void those_that_are_left_may_be_seen_again() {
    assertThat(view()).isEqualTo(new NoCodes());
    IssuedCodes codes = confirmed("111111");
    use(codes.codes().getFirst());

    assertThat(((Viewed) view()).issued().codes())
        .containsExactlyInAnyOrderElementsOf(codes.codes().subList(1, 10));
  }

  @Test
  void where_they_are_shown_once_they_are_not_kept() {
    settings(it -> it.withBackupCodes(rules(false, Renewal.SINGLE)));
    confirmed("111111");
    assertThat(view()).isEqualTo(new NotViewable());

    settings(it -> it.withBackupCodes(rules(true, Renewal.SINGLE)));
    assertThat(view()).isEqualTo(new NotViewable());
  }

  @Test
  void deleted_ones_let_nobody_in() {
    IssuedCodes codes = confirmed("111111");
    Standing inFlight = chosen(shop.begin(ALICE));

    assertThat(installation.deleteBackupCodes.delete(shop.tenant, ALICE, HELP_DESK))
        .isEqualTo(new DeleteBackupCodes.Result.Deleted());
    assertThat(use(inFlight, codes.codes().getFirst())).isInstanceOf(VerifyResult.NotWaiting.class);
    assertThat(read()).isEmpty();
    assertThat(installation.deleteBackupCodes.delete(shop.tenant, ALICE, HELP_DESK))
        .isEqualTo(new DeleteBackupCodes.Result.NoCodes());
  }

  @Test
  void whoever_disables_everything_has_nothing_left_and_nothing_under_way() {
    shop.bind(ALICE, "999999");
    Standing waiting = shop.begin(ALICE);
    var begun = shop.enroll(ALICE, "888888");

    assertThat(installation.disableMfa.disable(shop.tenant, ALICE, HELP_DESK))
        .isInstanceOf(DisableMfa.Result.Disabled.class);
    assertThat(installation.authenticators.ofUser(shop.tenant, ALICE)).isEmpty();
    assertThat(shop.read(waiting).progress())
        .isInstanceOfSatisfying(
            Denied.class, it -> assertThat(it.reason()).isEqualTo("authenticators-changed"));
    assertThat(shop.confirm(begun, "888888"))
        .isInstanceOf(ConfirmEnrollmentResult.NotPending.class);
  }

  private IssuedCodes enrolled(String... codes) {
    return confirmation(codes).backupCodes().orElseThrow();
  }

  private Confirmed confirmation(String... codes) {
    return (Confirmed) shop.confirm(shop.enroll(ALICE, codes), codes[0]);
  }

  private IssuedCodes confirmed(String... codes) {
    IssuedCodes issued = enrolled(codes);
    assertThat(
            installation.confirmBackupCodes.confirm(
                shop.tenant, Samples.CLIENT, ALICE, issued.set().id()))
        .isPresent();
    return issued;
  }

  private Optional<BackupCodeSet> read() {
    return installation.readBackupCodes.read(shop.tenant, ALICE);
  }

  private Standing chosen(Standing asked) {
    Authenticator codes =
        asked.choices().stream()
            .filter(one -> one.factor().equals(BackupCode.FACTOR))
            .findFirst()
            .orElseThrow();
    return ((ChooseResult.Chosen) shop.choose(asked, codes)).standing();
  }

  private VerifyResult use(BackupCode code) {
    return use(chosen(shop.begin(ALICE)), code);
  }

  private VerifyResult use(Standing asked, BackupCode code) {
    Standing ready =
        asked.progress() instanceof Challenged(var challenge)
                && challenge.factor().equals(BackupCode.FACTOR)
            ? asked
            : chosen(asked);
    return shop.answer(ready, code(code));
  }

  private VerifyResult answer(Standing asked, String typed) {
    return shop.answer(asked, Fields.of(Map.of("code", typed)));
  }

  private static Fields code(BackupCode code) {
    return Fields.of(Map.of("code", code.grouped(4)));
  }

  private RegenerateResult regenerate(Extent extent) {
    return installation.regenerateBackupCodes.regenerate(shop.tenant, ALICE, extent, HELP_DESK);
  }

  private IssuedCodes regenerated(Extent extent) {
    return ((Regenerated) regenerate(extent)).issued();
  }

  private ViewResult view() {
    return installation.viewBackupCodes.view(shop.tenant, ALICE, HELP_DESK);
  }

  private static BackupCodeRules rules(boolean viewable, Renewal renewal) {
    return new BackupCodeRules(10, 13, 4, viewable, renewal);
  }

  private void settings(UnaryOperator<TenantSettings> change) {
    Tenant found = installation.tenants.find(shop.tenant).orElseThrow();
    installation.tenants.update(
        new Tenant(
            found.id(),
            found.name(),
            found.mfa(),
            change.apply(found.settings()),
            found.createdAt()));
  }
}

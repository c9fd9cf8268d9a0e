package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.StagedPolicy.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.ChooseResult.NoSuchChoice;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Command.Allow;
import io.countersign.domain.policy.Command.EnrollWith;
import io.countersign.domain.policy.Command.Require;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.policy.Requested;
import io.countersign.domain.policy.UserFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupCodesUnderPolicyTest {

  private static final FactorType CODE = CodeFactor.TYPE;
  private static final Require EVERYBODY = new Require(MfaRequirement.MANDATORY, false);

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @Test
  void they_answer_what_a_policy_requires_of_everybody() {
    withCodes();
    Authenticator codes = one(BackupCode.FACTOR);
    shop.policy(saying(EVERYBODY));

    assertThat(shop.choose(shop.begin(ALICE), codes)).isInstanceOf(ChooseResult.Chosen.class);
  }

  @Test
  void they_do_not_where_the_policy_says_that_they_do_not_stand_in() {
    withCodes();
    Authenticator codes = one(BackupCode.FACTOR);
    shop.policy(saying(EVERYBODY).withoutBackupCodes());

    Standing asked = shop.begin(ALICE);

    assertThat(challenged(asked)).isEqualTo(CODE);
    assertThat(asked.choices()).extracting(Authenticator::factor).containsExactly(CODE);
    assertThat(shop.choose(asked, codes)).isInstanceOf(NoSuchChoice.class);
  }

  @Test
  void who_has_nothing_else_is_denied_then_and_enrolls_nothing() {
    withCodes();
    shop.revoke(one(CODE));
    shop.policy(saying(EVERYBODY).withoutBackupCodes());

    assertThat(shop.begin(ALICE).progress())
        .isInstanceOfSatisfying(
            Denied.class, denied -> assertThat(denied.reason()).isEqualTo("no-usable-factor"));
  }

  @Test
  void they_are_not_offered_to_an_application_that_asks_for_more_either() {
    withCodes();
    Authenticator codes = one(BackupCode.FACTOR);
    shop.policy(saying(new Allow()).withoutBackupCodes());

    Standing asked = shop.begin(ALICE, wanting("urn:countersign:acr:2fa"));

    assertThat(challenged(asked)).isEqualTo(CODE);
    assertThat(shop.choose(asked, codes)).isInstanceOf(NoSuchChoice.class);
  }

  @Test
  void who_has_nothing_else_proves_one_before_enrolling_what_a_policy_demands() {
    IssuedCodes issued = withCodes();
    shop.revoke(one(CODE));
    shop.policy(saying(new EnrollWith(CODE)));

    Standing asked = shop.begin(ALICE);
    assertThat(challenged(asked)).isEqualTo(BackupCode.FACTOR);
    VerifyResult proved =
        shop.answer(asked, Fields.of(Map.of("code", issued.codes().getFirst().grouped(4))));
    Standing due = ((Verified) proved).standing();

    assertThat(due.progress()).isInstanceOf(EnrollmentDue.class);
    shop.confirm(shop.enrollFor(due, "222222"), "222222");
    assertThat(shop.read(due).progress()).isInstanceOf(Approved.class);
  }

  @Test
  void who_has_nothing_else_enrolls_nothing_where_they_do_not_stand_in() {
    withCodes();
    shop.revoke(one(CODE));
    shop.policy(saying(new EnrollWith(CODE)).withoutBackupCodes());

    assertThat(shop.begin(ALICE).progress())
        .isInstanceOfSatisfying(
            Denied.class, denied -> assertThat(denied.reason()).isEqualTo("prove-first"));
  }

  private IssuedCodes withCodes() {
    Confirmed confirmed = (Confirmed) shop.confirm(shop.enroll(ALICE, "111111"), "111111");
    IssuedCodes issued = confirmed.backupCodes().orElseThrow();
    installation.confirmBackupCodes.confirm(shop.tenant, Samples.CLIENT, ALICE, issued.set().id());
    return issued;
  }

  private Authenticator one(FactorType factor) {
    return installation.authenticators.ofUser(shop.tenant, ALICE).stream()
        .filter(bound -> bound.factor().equals(factor))
        .findFirst()
        .orElseThrow();
  }

  private static Circumstances wanting(String acr) {
    return new Circumstances(
        Entry.SIGN_IN,
        Optional.empty(),
        new Context(
            UserFacts.NONE,
            Optional.empty(),
            RequestFacts.NONE,
            new Requested(List.of(acr), Optional.empty())));
  }

  private static FactorType challenged(Standing standing) {
    return ((Challenged) standing.progress()).challenge().factor();
  }
}

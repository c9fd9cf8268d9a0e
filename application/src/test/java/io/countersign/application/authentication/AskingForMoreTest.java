package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.StagedPolicy.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Command.Allow;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.policy.Requested;
import io.countersign.domain.policy.UserFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Applications that ask for more than their tenant does (RFC 9470). */
class AskingForMoreTest {

  private static final FactorType CODE = CodeFactor.TYPE;

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  private static Circumstances requesting(Requested requested) {
    return new Circumstances(
        Entry.SIGN_IN,
        Optional.empty(),
        new Context(UserFacts.NONE, Optional.empty(), RequestFacts.NONE, requested));
  }

  private static Circumstances acr(String... values) {
    return requesting(new Requested(List.of(values), Optional.empty()));
  }

  private static FactorType asked(Standing standing) {
    return ((Challenged) standing.progress()).challenge().factor();
  }

  private Standing verified(VerifyResult result) {
    return ((Verified) result).standing();
  }

  private static void assertDenied(Standing standing, String reason) {
    assertThat(standing.progress())
        .isInstanceOfSatisfying(
            Denied.class, denied -> assertThat(denied.reason()).isEqualTo(reason));
    assertThat(standing.assertion()).isEmpty();
  }

  @Test
  void an_application_may_ask_for_more_than_the_tenant_demands() {
    shop.bind(ALICE, "111111", "222222");
    installation.changeTenant.change(shop.tenant, tenant -> tenant.withMfa(MfaRequirement.OFF));
    assertThat(shop.begin(ALICE).progress()).isInstanceOf(Approved.class);

    Standing asked = shop.begin(ALICE, acr("urn:countersign:acr:2fa"));
    assertThat(asked(asked)).isEqualTo(CODE);
    Standing last = verified(shop.answer(asked, "111111"));
    assertThat(last.authentication().assurance().acr()).isEqualTo("urn:countersign:acr:2fa");

    assertThat(shop.begin(ALICE, acr("urn:countersign:acr:1fa")).progress())
        .isInstanceOf(Approved.class);
    assertDenied(shop.begin(ALICE, acr("urn:example:gold")), "unmet-authentication-requirements");
  }

  @Test
  void who_is_allowed_by_a_policy_proves_what_the_application_asks_for_all_the_same() {
    shop.bind(ALICE, "111111");
    shop.policy(saying(new Allow()));

    Standing asked = shop.begin(ALICE, acr("urn:countersign:acr:2fa"));

    assertThat(asked(asked)).isEqualTo(CODE);
    assertThat(verified(shop.answer(asked, "111111")).progress()).isInstanceOf(Approved.class);
  }

  @Test
  void who_has_nothing_to_prove_enrolls_what_the_application_asks_for() {
    Standing due = shop.begin(ALICE, acr("urn:countersign:acr:2fa"));

    assertThat(due.progress())
        .isInstanceOfSatisfying(
            EnrollmentDue.class, enrollment -> assertThat(enrollment.skippable()).isFalse());
  }

  @Test
  void a_proof_that_is_too_old_is_given_again() {
    shop.bind(ALICE, "111111");
    installation.changeTenant.change(shop.tenant, tenant -> tenant.withMfa(MfaRequirement.OFF));
    Requested fresh = new Requested(List.of(), Optional.of(Duration.ZERO));
    assertThat(shop.begin(ALICE, requesting(fresh)).progress()).isInstanceOf(Approved.class);

    var old =
        new BeginAuthentication.Ask(
            shop.tenant,
            Samples.CLIENT,
            Optional.empty(),
            ALICE,
            Optional.of(new FirstFactor("pwd", installation.clock.instant().minusSeconds(1))),
            requesting(fresh),
            Optional.empty(),
            Optional.empty());
    Progress progress =
        ((BeginResult.Begun) installation.beginAuthentication.begin(old)).standing().progress();
    assertThat(progress).isInstanceOf(Challenged.class);
  }
}

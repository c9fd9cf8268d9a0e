package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.enrollment.BeginEnrollmentResult.FactorNotAllowed;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.SentFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.Decision.Allow;
import io.countersign.domain.policy.Decision.EnrollWithAny;
import io.countersign.domain.tenant.TenantSettings;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);
  private final Decisions decisions =
      new Decisions(
          installation.tenants,
          installation.organizations,
          installation.authenticators,
          installation.factors,
          installation.compiledPolicies);

  @Test
  void only_what_the_tenant_allows_and_what_is_loaded_is_offered() {
    allow(SentFactor.TYPE, new FactorType("not-loaded"));

    assertThat(shop.begin(ALICE).progress())
        .isEqualTo(new EnrollmentDue(Set.of(SentFactor.TYPE), false));
  }

  @Test
  void what_is_no_longer_allowed_is_still_asked_of_whoever_has_it() {
    shop.bind(ALICE, "111111");
    allow(SentFactor.TYPE);

    Standing asked = shop.begin(ALICE);

    assertThat(asked.progress()).isInstanceOf(Challenged.class);
    shop.answer(asked, "111111");
    assertThat(shop.read(asked).progress()).isInstanceOf(Approved.class);
  }

  @Test
  void what_is_not_allowed_is_not_enrolled() {
    allow(SentFactor.TYPE);

    assertThat(
            shop.beginEnrollment(
                ALICE, CodeFactor.TYPE, CodeFactor.list("111111"), Optional.empty()))
        .isEqualTo(new FactorNotAllowed());
  }

  @Test
  void a_primary_factor_is_enough() {
    assertThat(next(proved(CodeFactor.TYPE))).isEqualTo(new Allow());
    assertThat(next(proved(BackupCode.FACTOR, CodeFactor.TYPE))).isEqualTo(new Allow());
  }

  @Test
  void a_backup_code_is_enough_for_whoever_has_something_else() {
    shop.bind(ALICE, "111111");

    assertThat(next(proved(BackupCode.FACTOR))).isEqualTo(new Allow());
  }

  @Test
  void who_has_nothing_but_backup_codes_must_enroll_what_the_tenant_allows() {
    assertThat(next(proved(BackupCode.FACTOR)))
        .isEqualTo(new EnrollWithAny(Set.of(CodeFactor.TYPE, SentFactor.TYPE), false));

    allow(CodeFactor.TYPE);

    assertThat(next(proved(BackupCode.FACTOR)))
        .isEqualTo(new EnrollWithAny(Set.of(CodeFactor.TYPE), false));
  }

  private Decision next(Authentication proved) {
    return decisions.next(proved, Samples.NOW).decision();
  }

  private void allow(FactorType... factors) {
    TenantSettings settings = TenantSettings.USUAL.withFactors(Optional.of(Set.of(factors)));
    installation.changeTenant.change(shop.tenant, tenant -> tenant.withSettings(settings));
  }

  private Authentication proved(FactorType... factors) {
    Authentication authentication = Samples.authentication(shop.tenant, ALICE);
    for (FactorType factor : factors) {
      Proof proof =
          new Proof(
              factor,
              new AuthenticatorId(UUID.randomUUID()),
              Set.of(FactorKind.POSSESSION),
              Set.of("otp"),
              Samples.NOW);
      authentication = authentication.proved(proof, Samples.NOW);
    }
    return authentication;
  }
}

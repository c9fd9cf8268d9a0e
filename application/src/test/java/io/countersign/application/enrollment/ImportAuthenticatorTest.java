package io.countersign.application.enrollment;

import static io.countersign.application.factor.CodeFactor.list;
import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.enrollment.ImportResult.AlreadyBound;
import io.countersign.application.enrollment.ImportResult.Imported;
import io.countersign.application.enrollment.ImportResult.NotImportable;
import io.countersign.application.enrollment.ImportResult.UnknownFactor;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.FailingFactor;
import io.countersign.application.factor.SentFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.mfa.MfaRequirement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportAuthenticatorTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @Test
  void what_a_user_holds_already_is_bound_at_once() {
    Authenticator bound = shop.bind(ALICE, "111111");

    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).containsExactly(bound);
    assertThat(bound.lastUsedAt()).isEmpty();
    assertThat(bound.label()).isEqualTo(new Label("Code list"));
    assertThat(installation.users.find(shop.tenant, ALICE)).isPresent();
    assertThat(shop.answer(shop.begin(ALICE), "111111")).isInstanceOf(Verified.class);
  }

  @Test
  void the_same_is_bound_once_even_after_it_was_revoked() {
    Authenticator bound = shop.bind(ALICE, "111111");

    assertThat(bind(CodeFactor.TYPE, list("111111"))).isEqualTo(new AlreadyBound());
    shop.revoke(bound);
    assertThat(bind(CodeFactor.TYPE, list("111111"))).isEqualTo(new AlreadyBound());
  }

  @Test
  void what_was_imported_meanwhile_is_not_enrolled_too() {
    Enrollment waiting = shop.enroll(ALICE, "111111");
    shop.bind(ALICE, "111111");

    assertThat(shop.confirm(waiting, "111111"))
        .isEqualTo(new ConfirmEnrollmentResult.NotPending(EnrollmentStatus.CANCELED));
  }

  @Test
  void of_16_imports_of_the_same_at_once_one_binds() {
    List<ImportResult> results = Race.of(16, _ -> bind(CodeFactor.TYPE, list("111111")));

    assertThat(results).filteredOn(Imported.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(AlreadyBound.class::isInstance).hasSize(15);
  }

  @Test
  void a_factor_whose_authenticators_need_their_user_is_not_importable() {
    assertThat(bind(SentFactor.TYPE, Fields.none())).isEqualTo(new NotImportable());
  }

  @Test
  void a_factor_that_is_not_loaded_is_unknown() {
    assertThat(bind(new FactorType("voice"), Fields.none())).isEqualTo(new UnknownFactor());
  }

  @Test
  void a_malformed_option_or_a_failing_factor_binds_nothing_and_mentions_nobody() {
    assertThatExceptionOfType(MalformedField.class)
        .isThrownBy(() -> bind(CodeFactor.TYPE, list("1")));
    installation.plugins.load(
        CodeFactor.TYPE, CodeFactor.TRAITS, new FailingFactor(IllegalStateException::new));
    assertThatExceptionOfType(FactorUnavailable.class)
        .isThrownBy(() -> bind(CodeFactor.TYPE, list("111111")));

    assertThat(installation.users.find(shop.tenant, ALICE)).isEmpty();
  }

  private ImportResult bind(FactorType factor, Fields options) {
    return installation.importAuthenticator.bind(
        new ImportAuthenticator.Ask(shop.tenant, CLIENT, ALICE, factor, Optional.empty(), options));
  }
}

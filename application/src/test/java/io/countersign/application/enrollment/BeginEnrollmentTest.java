package io.countersign.application.enrollment;

import static io.countersign.application.factor.CodeFactor.list;
import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.authentication.Standing;
import io.countersign.application.enrollment.BeginEnrollmentResult.AlreadyBound;
import io.countersign.application.enrollment.BeginEnrollmentResult.Begun;
import io.countersign.application.enrollment.BeginEnrollmentResult.NotDemanded;
import io.countersign.application.enrollment.BeginEnrollmentResult.UnknownFactor;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.FailingFactor;
import io.countersign.application.factor.SentFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BeginEnrollmentTest {

  private static final Optional<AuthenticationId> BY_ITSELF = Optional.empty();

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);
  private final Shop other = new Shop(installation, MfaRequirement.MANDATORY);

  @Test
  void it_waits_to_be_confirmed_and_nothing_is_bound_yet() {
    Begun begun = (Begun) begin(ALICE, "111111");

    assertThat(begun.shown().fields())
        .containsEntry("codes", List.of("111111"))
        .containsEntry("account", "alice");
    assertThat(begun.enrollment().status()).isEqualTo(EnrollmentStatus.PENDING);
    assertThat(begun.enrollment().label()).hasToString("Code list");
    assertThat(begun.enrollment().expiresAt())
        .isEqualTo(installation.clock.instant().plus(Installation.ENROLLMENT_LIFETIME));
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).isEmpty();
    assertThat(installation.users.find(shop.tenant, ALICE)).isPresent();
  }

  @Test
  void a_name_and_an_account_are_taken_as_given() {
    var result =
        (Begun)
            installation.beginEnrollment.begin(
                new BeginEnrollment.Ask(
                    shop.tenant,
                    Samples.CLIENT,
                    ALICE,
                    CodeFactor.TYPE,
                    Optional.of(new Label("Drawer")),
                    Optional.of("alice@example.com"),
                    list("111111"),
                    BY_ITSELF,
                    new Warrant.Overridden("a test", Samples.CLIENT)));

    assertThat(result.enrollment().label()).hasToString("Drawer");
    assertThat(result.shown().fields()).containsEntry("account", "alice@example.com");
  }

  @Test
  void a_factor_that_is_not_loaded_is_unknown_and_nobody_is_mentioned() {
    assertThat(shop.beginEnrollment(ALICE, new FactorType("voice"), Fields.none(), BY_ITSELF))
        .isEqualTo(new UnknownFactor());
    assertThat(installation.users.find(shop.tenant, ALICE)).isEmpty();
  }

  @Test
  void options_that_the_factor_does_not_know_are_named_and_nobody_is_mentioned() {
    Fields options = Fields.of(Map.of("colour", "red"));

    assertThatExceptionOfType(MalformedField.class)
        .isThrownBy(() -> shop.beginEnrollment(ALICE, CodeFactor.TYPE, options, BY_ITSELF))
        .satisfies(malformed -> assertThat(malformed.field()).isEqualTo("colour"));
    assertThat(installation.users.find(shop.tenant, ALICE)).isEmpty();
  }

  @Test
  void a_factor_that_fails_begins_nothing() {
    installation.plugins.load(
        CodeFactor.TYPE, CodeFactor.TRAITS, new FailingFactor(IllegalStateException::new));

    assertThatExceptionOfType(FactorUnavailable.class).isThrownBy(() -> begin(ALICE, "111111"));
    assertThat(installation.users.find(shop.tenant, ALICE)).isEmpty();
  }

  @Test
  void what_the_user_has_bound_already_is_not_begun_again() {
    Authenticator bound = shop.bind(ALICE, "111111");

    assertThat(begin(ALICE, "111111")).isEqualTo(new AlreadyBound());
    shop.revoke(bound);
    assertThat(begin(ALICE, "111111")).isEqualTo(new AlreadyBound());
  }

  @Test
  void what_others_have_bound_is_no_business_of_this_user() {
    shop.bind(ALICE, "111111");
    other.bind(BOB, "111111");

    assertThat(begin(BOB, "111111")).isInstanceOf(Begun.class);
  }

  @Test
  void an_authentication_may_demand_it() {
    Standing demanding = shop.begin(ALICE);

    Enrollment enrollment = shop.enrollFor(demanding, "111111");

    assertThat(enrollment.authentication()).contains(demanding.authentication().id());
  }

  @Test
  void an_authentication_that_does_not_demand_it_is_refused() {
    shop.bind(BOB, "999999");
    Standing alices = shop.begin(ALICE);
    Standing challenged = shop.begin(BOB);
    Standing elsewhere = other.begin(ALICE);

    assertThat(begin(BOB, alices)).isEqualTo(new NotDemanded());
    assertThat(begin(BOB, challenged)).isEqualTo(new NotDemanded());
    assertThat(begin(ALICE, elsewhere)).isEqualTo(new NotDemanded());
    assertThat(
            shop.beginEnrollment(
                ALICE,
                CodeFactor.TYPE,
                list("111111"),
                Optional.of(new AuthenticationId(UUID.randomUUID()))))
        .isEqualTo(new NotDemanded());
  }

  @Test
  void a_factor_that_the_authentication_does_not_demand_is_refused() {
    installation.plugins.unload(SentFactor.TYPE);
    Standing demanding = shop.begin(ALICE);
    installation.load();

    assertThat(
            shop.beginEnrollment(
                ALICE,
                SentFactor.TYPE,
                Fields.of(Map.of("phone", "+15550100")),
                Optional.of(demanding.authentication().id())))
        .isEqualTo(new NotDemanded());
  }

  @Test
  void an_authentication_that_has_expired_demands_nothing() {
    Standing demanding = shop.begin(ALICE);
    installation.clock.tick(Installation.LIFETIME);

    assertThat(begin(ALICE, demanding)).isEqualTo(new NotDemanded());
  }

  private BeginEnrollmentResult begin(UserId user, String code) {
    return shop.beginEnrollment(user, CodeFactor.TYPE, list(code), BY_ITSELF);
  }

  private BeginEnrollmentResult begin(UserId user, Standing demanding) {
    return shop.beginEnrollment(
        user, CodeFactor.TYPE, list("111111"), Optional.of(demanding.authentication().id()));
  }
}

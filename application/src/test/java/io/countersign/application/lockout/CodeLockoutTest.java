package io.countersign.application.lockout;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.ChooseResult;
import io.countersign.application.authentication.Standing;
import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.contact.BeginContactVerification;
import io.countersign.application.contact.BeginContactVerification.Result.Begun;
import io.countersign.application.contact.CheckContactVerification;
import io.countersign.application.contact.ResendContactVerification;
import io.countersign.application.enrollment.ConfirmEnrollmentResult;
import io.countersign.application.factor.PostFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.contact.ContactPurpose;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.lockout.LockoutMode;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.mfa.MfaRequirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes that are checked here. */
class CodeLockoutTest {

  private static final int MOST = 4;

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @BeforeEach
  void fourMayBeWrong() {
    installation.plugins.load(PostFactor.TYPE, PostFactor.TRAITS, new PostFactor());
    installation.transports.load("mail-coach", Channel.SMS);
    installation.transactions.inTransaction(() -> {
      var tenant = installation.tenants.lock(shop.tenant).orElseThrow();
      LockoutRules rules = new LockoutRules(MOST, 10, LockoutMode.HARD, MOST, false);
      installation.tenants.update(tenant.withSettings(tenant.settings().withLockout(rules)));
      return rules;
    });
  }

  @Test
  void wrong_codes_count_at_the_address_over_all_verifications() {
    ContactVerification first = begun();
    ContactVerification second = begun();
    String right = code(second);
    List<CheckContactVerification.Result> results =
        Race.of(20, i -> check(i % 2 == 0 ? first : second, wrong(right)));
    assertThat(results)
        .filteredOn(CheckContactVerification.Result.Rejected.class::isInstance)
        .hasSize(MOST);

    Instant until = installation.clock.instant().plus(Duration.ofMinutes(10));
    assertThat(check(second, right)).isEqualTo(new CheckContactVerification.Result.Locked(until));
    assertThat(begin()).isEqualTo(new BeginContactVerification.Result.Locked(until));
    assertThat(
            installation.resendContactVerification.resend(
                shop.tenant, Samples.CLIENT, second.id(), Optional.empty()))
        .isEqualTo(new ResendContactVerification.Result.Locked(until));
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isOne();
  }

  @Test
  void a_right_code_clears_the_wrong_ones_of_its_purpose() {
    for (int i = 0; i < 3; i++) {
      ContactVerification begun = begun();
      assertThat(check(begun, wrong(code(begun))))
          .isInstanceOf(CheckContactVerification.Result.Rejected.class);
      assertThat(check(begun, code(begun)))
          .isInstanceOf(CheckContactVerification.Result.Verified.class);
      assertThat(check(begun, code(begun)))
          .isInstanceOf(CheckContactVerification.Result.NotPending.class);
    }
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isZero();
  }

  @Test
  void beginning_enrollments_anew_buys_no_guesses_and_no_right_code_clears_them() {
    for (int i = 0; i < MOST; i++) {
      assertThat(shop.confirm(shop.enroll(ALICE, "11111" + i, "222222"), "999999"))
          .isInstanceOf(ConfirmEnrollmentResult.Rejected.class);
      if (i == 1) {
        assertThat(shop.confirm(shop.enroll(ALICE, "333333", "444444"), "333333"))
            .isInstanceOf(ConfirmEnrollmentResult.Confirmed.class);
      }
    }

    Instant until = installation.clock.instant().plus(Duration.ofMinutes(10));
    var another = shop.enroll(ALICE, "555555", "666666");
    assertThat(shop.confirm(another, "555555"))
        .isEqualTo(new ConfirmEnrollmentResult.Locked(until));
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isOne();
  }

  @Test
  void an_authenticator_that_rests_is_told_once() {
    Authenticator only = shop.bind(ALICE, "111111");
    for (int i = 0; i < 2 * Installation.GUESSES.most(); i++) {
      answer(only, "999999");
    }
    assertThat(told(EventType.AUTHENTICATOR_LOCKED)).isOne();
  }

  @Test
  void a_success_with_one_authenticator_buys_no_guesses_at_another() {
    Authenticator attacked = shop.bind(ALICE, "111111");
    Authenticator other = shop.bind(ALICE, "222222", "333333");
    for (int i = 1; i < Installation.GUESSES.most(); i++) {
      assertThat(answer(attacked, "999999")).isInstanceOf(VerifyResult.Rejected.class);
    }
    assertThat(answer(other, "222222")).isInstanceOf(VerifyResult.Verified.class);

    assertThat(answer(attacked, "999999")).isInstanceOf(VerifyResult.Rejected.class);
    assertThat(answer(attacked, "111111")).isInstanceOf(VerifyResult.TooManyGuesses.class);
    assertThat(answer(other, "333333")).isInstanceOf(VerifyResult.Verified.class);
  }

  /** To an authentication of its own that asks for this one. */
  private VerifyResult answer(Authenticator asked, String code) {
    Standing begun = shop.begin(ALICE);
    if (begun.progress() instanceof Challenged(var challenge)
        && !challenge.authenticator().equals(asked.id())) {
      assertThat(shop.choose(begun, asked)).isInstanceOf(ChooseResult.Chosen.class);
    }
    return shop.answer(begun, code);
  }

  private ContactVerification begun() {
    return ((Begun) begin()).verification();
  }

  private BeginContactVerification.Result begin() {
    return installation.beginContactVerification.begin(
        new BeginContactVerification.Ask(
            shop.tenant,
            Samples.CLIENT,
            PostFactor.TYPE,
            ContactPurpose.PASSWORD_RESET,
            PostFactor.to("FR Anna"),
            Optional.empty()));
  }

  private CheckContactVerification.Result check(ContactVerification begun, String code) {
    return installation.checkContactVerification.check(
        shop.tenant, Samples.CLIENT, begun.id(), PostFactor.code(code));
  }

  private String code(ContactVerification begun) {
    return installation.departures.code(begun.id().value());
  }

  private static String wrong(String right) {
    return right.equals("000000") ? "000001" : "000000";
  }

  private long told(EventType type) {
    return installation.events.all().stream().filter(event -> event.type() == type).count();
  }
}

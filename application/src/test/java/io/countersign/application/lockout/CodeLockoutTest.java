package io.countersign.application.lockout;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.attempt.Target;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.contact.ContactPurpose;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.LockoutMode;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.KnownDevice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes that are checked here. */
class CodeLockoutTest {

  private static final int MOST = 4;
  private static final SecretBytes LAPTOP = Samples.secret("laptop");

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @BeforeEach
  void fourMayBeWrong() {
    installation.plugins.load(PostFactor.TYPE, PostFactor.TRAITS, new PostFactor());
    installation.transports.load("mail-coach", Channel.SMS);
    choose(MOST);
  }

  private void choose(int ofOneAddress) {
    installation.transactions.inTransaction(() -> {
      var tenant = installation.tenants.lock(shop.tenant).orElseThrow();
      LockoutRules rules = new LockoutRules(MOST, 10, LockoutMode.HARD, ofOneAddress, false);
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
                shop.tenant, Samples.CLIENT, second.id(), Optional.empty(), Guesser.STRANGER))
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
  void strangers_do_not_keep_the_owners_device_from_codes_nor_does_it_help_them() {
    know(begun());
    ContactVerification strangers = begun();
    guessUntilLocked(strangers, Guesser.STRANGER);
    Guesser laptop = on(LAPTOP);

    ContactVerification own = ((Begun) begin(laptop)).verification();
    assertThat(resend(own, laptop)).isInstanceOf(ResendContactVerification.Result.Resent.class);
    assertThat(resend(own, Guesser.STRANGER))
        .isInstanceOf(ResendContactVerification.Result.Locked.class);
    // What was begun on the device is nothing to strangers, and the other way round.
    assertThat(check(own, code(own), Guesser.STRANGER))
        .isInstanceOf(CheckContactVerification.Result.Locked.class);
    assertThat(check(own, code(own), on(Samples.secret("another"))))
        .isInstanceOf(CheckContactVerification.Result.Locked.class);
    assertThat(check(own, code(own), laptop))
        .isInstanceOf(CheckContactVerification.Result.Verified.class);
    assertThat(check(strangers, code(strangers), Guesser.STRANGER))
        .isInstanceOf(CheckContactVerification.Result.Locked.class);
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isOne();
  }

  @Test
  void strangers_who_have_codes_sent_do_not_keep_the_owners_device_from_theirs() {
    know(begun());
    for (int i = 1; i < Installation.SEND_RULES.perDestination(); i++) {
      begun();
    }
    assertThat(begin()).isInstanceOf(BeginContactVerification.Result.NotSent.class);
    assertThat(begin(on(Samples.secret("another"))))
        .isInstanceOf(BeginContactVerification.Result.NotSent.class);

    ContactVerification own = ((Begun) begin(on(LAPTOP))).verification();
    for (int i = 1; i < Installation.SEND_RULES.perDestination(); i++) {
      assertThat(resend(own, on(LAPTOP)))
          .isInstanceOf(ResendContactVerification.Result.Resent.class);
    }
    assertThat(resend(own, on(LAPTOP)))
        .isInstanceOf(ResendContactVerification.Result.NotSent.class);
    assertThat(begin(on(LAPTOP))).isInstanceOf(BeginContactVerification.Result.NotSent.class);
  }

  @Test
  void a_known_device_has_a_limit_of_its_own_whoever_began() {
    know(begun());
    Guesser laptop = on(LAPTOP);
    ContactVerification own = ((Begun) begin(laptop)).verification();
    guessUntilLocked(own, laptop);

    assertThat(begin(laptop)).isInstanceOf(BeginContactVerification.Result.Locked.class);
    ContactVerification strangers = begun();
    assertThat(check(strangers, code(strangers), laptop))
        .isInstanceOf(CheckContactVerification.Result.Locked.class);
    // Without the device it is a stranger, who has as many guesses as all of them together.
    assertThat(check(strangers, wrong(code(strangers)), Guesser.STRANGER))
        .isInstanceOf(CheckContactVerification.Result.Rejected.class);
    assertThat(installation.events.all())
        .filteredOn(event -> event.type() == EventType.IDENTIFIER_LOCKOUT)
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("audience", "known-device"));
  }

  @Test
  void an_administrators_lock_keeps_known_devices_from_codes() {
    know(begun());
    ContactVerification own = begun();
    installation.guessing.lock.lock(
        shop.tenant,
        Optional.empty(),
        Identifier.of("user:" + ALICE.value()),
        Optional.of(Duration.ofHours(2)));

    Instant until = installation.clock.instant().plus(Duration.ofHours(2));
    assertThat(check(own, code(own), on(LAPTOP)))
        .isEqualTo(new CheckContactVerification.Result.Locked(until));
    assertThat(begin(on(LAPTOP))).isEqualTo(new BeginContactVerification.Result.Locked(until));
  }

  @Test
  void a_code_is_told_of_its_owner_with_where_it_came_from() {
    know(begun());
    ContactVerification begun = begun();
    check(begun, wrong(code(begun)), from("192.0.2.1"));
    check(begun, code(begun), on(LAPTOP));

    assertThat(installation.events.all())
        .filteredOn(event -> event.type().text().startsWith("verification."))
        .allSatisfy(event -> assertThat(event.user()).contains(ALICE))
        .extracting(Event::type, event -> event.data().getOrDefault("ip", "nowhere"))
        .containsExactly(
            tuple(EventType.VERIFICATION_FAILED, "192.0.2.1"),
            tuple(EventType.VERIFICATION_VERIFIED, "nowhere"));
  }

  @Test
  void codes_that_nobody_looks_at_for_a_lock_are_not_told() {
    ContactVerification begun = begun();
    guessUntilLocked(begun, Guesser.STRANGER);
    for (int i = 0; i < 10; i++) {
      check(begun, wrong(code(begun)));
    }

    assertThat(told(EventType.VERIFICATION_FAILED)).isEqualTo(MOST);
    assertThat(told(EventType.VERIFICATION_VERIFIED)).isZero();
  }

  @Test
  void a_device_is_no_help_where_nobody_knows_whose_the_address_is() {
    ContactVerification nobodys = begun();
    guessUntilLocked(nobodys, on(LAPTOP));
    assertThat(begin(Guesser.STRANGER)).isInstanceOf(BeginContactVerification.Result.Locked.class);
  }

  @Test
  void one_address_is_stopped_before_it_locks_the_identifier() {
    choose(2);
    ContactVerification begun = begun();
    for (int i = 0; i < 2; i++) {
      assertThat(check(begun, wrong(code(begun)), from("2001:db8::" + i)))
          .isInstanceOf(CheckContactVerification.Result.Rejected.class);
    }

    assertThat(check(begun, code(begun), from("2001:db8::ffff")))
        .isInstanceOf(CheckContactVerification.Result.Locked.class);
    assertThat(begin(from("2001:db8::2")))
        .isInstanceOf(BeginContactVerification.Result.Locked.class);
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isZero();
    assertThat(check(begun, wrong(code(begun)), from("192.0.2.1")))
        .isInstanceOf(CheckContactVerification.Result.Rejected.class);
    assertThat(check(begun, wrong(code(begun)), from("192.0.2.2")))
        .isInstanceOf(CheckContactVerification.Result.Rejected.class);
    assertThat(installation.events.all())
        .filteredOn(event -> event.type() == EventType.IDENTIFIER_LOCKOUT)
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("ip", "192.0.2.2"));
  }

  @Test
  void a_right_code_clears_the_wrong_ones_of_its_address() {
    choose(2);
    for (int i = 0; i < 3; i++) {
      ContactVerification begun = begun();
      assertThat(check(begun, wrong(code(begun)), from("192.0.2.1")))
          .isInstanceOf(CheckContactVerification.Result.Rejected.class);
      assertThat(check(begun, code(begun), from("192.0.2.1")))
          .isInstanceOf(CheckContactVerification.Result.Verified.class);
    }
  }

  @Test
  void guesses_at_passwords_and_at_codes_share_the_count_of_an_address() {
    choose(2);
    know(begun());
    ContactVerification begun = begun();
    check(begun, wrong(code(begun)), from("192.0.2.1"));
    BeginAttempt.Ask ask =
        new BeginAttempt.Ask(
            shop.tenant,
            Samples.CLIENT,
            Identifier.of("user:" + ALICE.value()),
            Optional.empty(),
            from("192.0.2.1"),
            AttemptAction.PASSWORD);
    assertThat(installation.guessing.begin.begin(ask)).isInstanceOf(AttemptStart.Begun.class);

    // The one that is open counts as if it were wrong.
    assertThat(check(begun, code(begun), from("192.0.2.1")))
        .isInstanceOf(CheckContactVerification.Result.Locked.class);
    assertThat(installation.guessing.begin.begin(ask)).isInstanceOf(AttemptStart.Locked.class);
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
    return begin(Guesser.STRANGER);
  }

  private BeginContactVerification.Result begin(Guesser guesser) {
    return installation.beginContactVerification.begin(
        new BeginContactVerification.Ask(
            shop.tenant,
            Samples.CLIENT,
            PostFactor.TYPE,
            ContactPurpose.PASSWORD_RESET,
            PostFactor.to("FR Anna"),
            Optional.empty(),
            guesser));
  }

  private ResendContactVerification.Result resend(ContactVerification begun, Guesser guesser) {
    return installation.resendContactVerification.resend(
        shop.tenant, Samples.CLIENT, begun.id(), Optional.empty(), guesser);
  }

  private CheckContactVerification.Result check(ContactVerification begun, String code) {
    return check(begun, code, Guesser.STRANGER);
  }

  private CheckContactVerification.Result check(
      ContactVerification begun, String code, Guesser guesser) {
    return installation.checkContactVerification.check(
        shop.tenant, Samples.CLIENT, begun.id(), PostFactor.code(code), guesser);
  }

  private void guessUntilLocked(ContactVerification begun, Guesser guesser) {
    for (int i = 0; i < MOST; i++) {
      assertThat(check(begun, wrong(code(begun)), guesser))
          .isInstanceOf(CheckContactVerification.Result.Rejected.class);
    }
    assertThat(check(begun, code(begun), guesser))
        .isInstanceOf(CheckContactVerification.Result.Locked.class);
  }

  private static Guesser on(SecretBytes device) {
    return new Guesser(Optional.of(device), Optional.empty());
  }

  private static Guesser from(String address) {
    return new Guesser(Optional.empty(), IpAddress.of(address));
  }

  /** The address is Alice's, and she came in with the laptop. */
  private void know(ContactVerification sent) {
    Target target = sent.target().orElseThrow();
    Instant now = installation.clock.instant();
    installation.userIdentifiers.keep(
        new LinkedIdentifier(
            shop.tenant, target.mark(), ALICE, target.type(), target.shown(), now));
    SecretBytes mark = installation.fingerprints.device(shop.tenant, ALICE, LAPTOP);
    installation.knownDevices.keep(
        new KnownDevice(shop.tenant, ALICE, mark, now, Duration.ofDays(30)));
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

package io.countersign.application.delivery;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.authentication.BeginAuthentication;
import io.countersign.application.authentication.BeginResult;
import io.countersign.application.authentication.ChooseAuthenticator.Choice;
import io.countersign.application.authentication.ChooseResult;
import io.countersign.application.authentication.Standing;
import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.contact.BeginContactVerification;
import io.countersign.application.enrollment.BeginEnrollmentResult;
import io.countersign.application.enrollment.ConfirmEnrollmentResult;
import io.countersign.application.enrollment.ResendEnrollment;
import io.countersign.application.factor.PostFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.lockout.Guesser;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.contact.ContactPurpose;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.outgoing.DeliveryStatus;
import io.countersign.domain.outgoing.SendScope;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Factors that send codes: how often, to whom, and which code counts. */
final class OutOfBandTest {

  private static final Fields PARIS = PostFactor.to("FR Anna");

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @BeforeEach
  void somethingSends() {
    installation.plugins.load(PostFactor.TYPE, PostFactor.TRAITS, new PostFactor());
    installation.transports.load("mail-coach", Channel.SMS);
    installation.transports.load("wire", Channel.VOICE);
  }

  @Test
  void a_code_enrolls_an_address_and_another_signs_in() {
    Authenticator bound = enrolled(ALICE, PARIS);
    assertThat(bound.profile().facts()).containsEntry("destination", "FR•••");

    Standing asked = shop.begin(ALICE);

    assertThat(asked.delivery().orElseThrow().status()).isEqualTo(DeliveryStatus.PENDING);
    assertThat(asked.delivery().orElseThrow().masked()).isEqualTo("FR•••");
    assertThat(answer(asked, sentTo(asked))).isInstanceOf(VerifyResult.Verified.class);
  }

  @Test
  void the_code_of_an_enrollment_signs_nobody_in() {
    shop.bind(ALICE, "111111");
    Enrollment enrollment = begun(ALICE, PARIS);
    String code = installation.departures.code(enrollment.id().value());
    confirm(enrollment, code);

    Standing asked = asked(ALICE);

    assertThat(answer(asked, code)).isInstanceOf(VerifyResult.Rejected.class);
  }

  @Test
  void a_resend_replaces_the_code_and_gives_no_tries_back() {
    enrolled(ALICE, PARIS);
    Standing asked = shop.begin(ALICE);
    String first = sentTo(asked);
    assertThat(answer(asked, wrong(first))).isInstanceOf(VerifyResult.Rejected.class);

    Standing again = resent(asked);
    String second = sentTo(again);

    assertThat(again.attemptsLeft()).isEqualTo(Installation.ATTEMPTS - 1);
    assertThat(answer(asked, first)).isInstanceOf(VerifyResult.Rejected.class);
    assertThat(answer(asked, second)).isInstanceOf(VerifyResult.Verified.class);
  }

  @Test
  void a_code_is_dead_after_ten_minutes() {
    enrolled(ALICE, PARIS);
    Enrollment enrollment = begun(BOB, PostFactor.to("DE Bob"));
    String code = installation.departures.code(enrollment.id().value());

    installation.clock.tick(Duration.ofMinutes(10));

    assertThat(confirm(enrollment, code)).isNotInstanceOf(ConfirmEnrollmentResult.Confirmed.class);
  }

  @Test
  void an_enrollment_is_sent_another_code_which_replaces_the_one_before() {
    Enrollment enrollment = begun(ALICE, PARIS);
    String first = installation.departures.code(enrollment.id().value());

    var resent =
        installation.resendEnrollment.resend(shop.tenant, enrollment.id(), Optional.empty());

    assertThat(resent).isInstanceOf(ResendEnrollment.Result.Resent.class);
    assertThat(confirm(enrollment, first)).isInstanceOf(ConfirmEnrollmentResult.Rejected.class);
    assertThat(confirm(enrollment, installation.departures.code(enrollment.id().value())))
        .isInstanceOf(ConfirmEnrollmentResult.Confirmed.class);
    assertThat(installation.resendEnrollment.resend(shop.tenant, enrollment.id(), Optional.empty()))
        .isInstanceOf(ResendEnrollment.Result.NotPending.class);
  }

  @Test
  void an_enrollment_that_cannot_be_sent_another_code_says_why() {
    var resends = installation.resendEnrollment;
    Enrollment enrollment = begun(ALICE, PARIS);
    assertThat(resends.resend(Samples.tenant(), enrollment.id(), Optional.empty()))
        .isEqualTo(new ResendEnrollment.Result.NotFound());
    assertThat(resends.resend(shop.tenant, shop.enroll(BOB, "111111").id(), Optional.empty()))
        .isEqualTo(new ResendEnrollment.Result.NothingToSend());
    IntStream.range(0, 3)
        .forEach(_ -> resends.resend(shop.tenant, enrollment.id(), Optional.empty()));
    assertThat(resends.resend(shop.tenant, enrollment.id(), Optional.empty()))
        .isInstanceOf(ResendEnrollment.Result.NotSent.class);
    installation.plugins.unload(PostFactor.TYPE);
    assertThat(resends.resend(shop.tenant, enrollment.id(), Optional.empty()))
        .isEqualTo(new ResendEnrollment.Result.Unavailable());
  }

  @Test
  void an_address_is_sent_no_more_than_it_may_be_and_the_code_before_goes_on() {
    enrolled(ALICE, PARIS); // one of four
    Standing asked = shop.begin(ALICE);
    Standing last = resent(resent(asked));

    ChooseResult refused = choose(asked, Choice.of(challenged(asked)));

    assertThat(refused)
        .isInstanceOfSatisfying(
            ChooseResult.NotSent.class,
            notSent ->
                assertThat(notSent.refused())
                    .isInstanceOfSatisfying(
                        Admission.TooMany.class,
                        many -> assertThat(many.scope()).isEqualTo(SendScope.DESTINATION)));
    assertThat(answer(asked, sentTo(last))).isInstanceOf(VerifyResult.Verified.class);
  }

  @Test
  void strangers_who_have_codes_sent_do_not_keep_the_users_device_from_signing_in() {
    enrolled(ALICE, PARIS); // one of four
    IntStream.range(0, 3).forEach(_ -> strangersCode());
    SecretBytes laptop = Samples.secret("laptop");
    assertThat(beginning(Optional.empty())).isInstanceOf(BeginResult.NotSent.class);
    assertThat(beginning(Optional.of(laptop))).isInstanceOf(BeginResult.NotSent.class);

    installation.knownDevices.keep(
        new KnownDevice(
            shop.tenant,
            ALICE,
            installation.fingerprints.device(shop.tenant, ALICE, laptop),
            installation.clock.instant(),
            Duration.ofDays(30)));

    assertThat(beginning(Optional.of(laptop)))
        .isInstanceOfSatisfying(
            BeginResult.Begun.class, begun -> assertThat(resent(begun.standing())).isNotNull());
    assertThat(beginning(Optional.of(Samples.secret("another"))))
        .isInstanceOf(BeginResult.NotSent.class);
    assertThat(beginning(Optional.empty())).isInstanceOf(BeginResult.NotSent.class);
  }

  private void strangersCode() {
    assertThat(
            installation.beginContactVerification.begin(
                new BeginContactVerification.Ask(
                    shop.tenant,
                    Samples.CLIENT,
                    PostFactor.TYPE,
                    ContactPurpose.PASSWORD_RESET,
                    PARIS,
                    Optional.empty(),
                    Guesser.STRANGER)))
        .isInstanceOf(BeginContactVerification.Result.Begun.class);
  }

  /** With a browser that calls itself something, which is no secret. */
  private BeginResult beginning(Optional<SecretBytes> device) {
    RequestFacts request =
        new RequestFacts(
            Optional.empty(), Optional.of("Mozilla/5.0"), Optional.empty(), Optional.empty());
    Context none = Context.NONE;
    Context context = new Context(none.user(), none.organization(), request, none.requested());
    return installation.beginAuthentication.begin(
        new BeginAuthentication.Ask(
            shop.tenant,
            Samples.CLIENT,
            Optional.empty(),
            ALICE,
            Optional.empty(),
            new Circumstances(Entry.SIGN_IN, Optional.empty(), context),
            Optional.empty(),
            device));
  }

  @Test
  void whoever_can_only_be_sent_a_code_is_told_to_wait_and_others_prove_something_else() {
    enrolled(ALICE, PARIS);
    IntStream.range(0, 3).forEach(_ -> shop.begin(ALICE));

    assertThat(beginning(ALICE)).isInstanceOf(BeginResult.NotSent.class);

    shop.bind(ALICE, "111111");
    assertThat(beginning(ALICE)).isInstanceOf(BeginResult.Begun.class);
    installation.clock.tick(Duration.ofHours(1));
    assertThat(beginning(ALICE)).isInstanceOf(BeginResult.Begun.class);
  }

  @Test
  void of_100_enrollments_at_once_exactly_as_many_are_sent_as_may_be() {
    List<BeginEnrollmentResult> results =
        Race.of(100, i -> beginning(new UserId("user-" + i % 50), PostFactor.to("FR Anna")));

    assertThat(results).filteredOn(BeginEnrollmentResult.Begun.class::isInstance).hasSize(4);
    assertThat(installation.departures.all()).hasSize(4);
    assertThat(new Admission.Admitted(installation.departures.all().getFirst()).toString())
        .doesNotContain("Anna");
  }

  @Test
  void a_country_has_an_hourly_limit_and_a_tenant_a_daily_budget() {
    for (int i = 0; i < 8; i++) {
      assertThat(beginning(new UserId("u" + i), PostFactor.to("FR " + i)))
          .isInstanceOf(BeginEnrollmentResult.Begun.class);
    }
    assertThat(scope(beginning(ALICE, PostFactor.to("FR more")))).isEqualTo(SendScope.REGION);
    assertThat(beginning(ALICE, PostFactor.to("DE 1"))).isNotNull();
    assertThat(beginning(ALICE, PostFactor.to("DE 2"))).isNotNull();
    assertThat(scope(beginning(ALICE, PostFactor.to("DE 3")))).isEqualTo(SendScope.BUDGET);
    installation.clock.tick(Duration.ofHours(1));
    assertThat(scope(beginning(ALICE, PostFactor.to("DE 4")))).isEqualTo(SendScope.BUDGET);
    installation.clock.tick(Duration.ofDays(1));
    assertThat(beginning(ALICE, PostFactor.to("DE 5")))
        .isInstanceOf(BeginEnrollmentResult.Begun.class);
  }

  @Test
  void nothing_is_sent_to_a_country_that_is_not_allowed() {
    assertThat(beginning(ALICE, PostFactor.to("XX Anna")))
        .isEqualTo(new BeginEnrollmentResult.NotSent(new Admission.RegionNotAllowed("XX")));
    assertThat(installation.departures.all()).isEmpty();
  }

  @Test
  void a_text_message_of_no_country_is_of_none_that_is_allowed() {
    installation.plugins.load(PostFactor.TYPE, PostFactor.TRAITS, new PostFactor(Optional.empty()));

    assertThat(beginning(ALICE, PARIS))
        .isEqualTo(new BeginEnrollmentResult.NotSent(new Admission.RegionNotAllowed("unknown")));
  }

  @Test
  void nothing_is_begun_that_nobody_can_send() {
    installation.transports.unload();

    assertThat(beginning(ALICE, PARIS))
        .isEqualTo(new BeginEnrollmentResult.NotSent(new Admission.NoTransport(Channel.SMS)));
  }

  @Test
  void the_user_chooses_the_variant_that_is_sent() {
    Authenticator bound = enrolled(ALICE, PARIS);
    Standing asked = shop.begin(ALICE);

    var choice =
        new Choice(bound.id(), Optional.of(PostFactor.TELEGRAM), Optional.of(Locale.FRENCH));
    Standing chosen = ((ChooseResult.Chosen) choose(asked, choice)).standing();

    assertThat(installation.departures.all().getLast().message().channel())
        .isEqualTo(Channel.VOICE);
    assertThat(installation.departures.all().getLast().language()).isEqualTo(Locale.FRENCH);
    assertThat(answer(asked, sentTo(chosen))).isInstanceOf(VerifyResult.Verified.class);
  }

  @Test
  void a_variant_that_is_not_the_authenticators_is_no_choice() {
    Authenticator list = shop.bind(ALICE, "111111");
    enrolled(ALICE, PARIS);
    Standing asked = asked(ALICE);

    assertThat(
            choose(
                asked, new Choice(list.id(), Optional.of(PostFactor.TELEGRAM), Optional.empty())))
        .isInstanceOf(ChooseResult.NoSuchChoice.class);
  }

  @Test
  void what_was_rolled_back_is_never_sent() {
    installation.transactions.failCommits(1);

    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> beginning(ALICE, PARIS));

    assertThat(installation.departures.all()).isEmpty();
  }

  private Authenticator enrolled(UserId user, Fields to) {
    Enrollment enrollment = begun(user, to);
    String code = installation.departures.code(enrollment.id().value());
    return ((ConfirmEnrollmentResult.Confirmed) confirm(enrollment, code)).authenticator();
  }

  private Enrollment begun(UserId user, Fields to) {
    return ((BeginEnrollmentResult.Begun) beginning(user, to)).enrollment();
  }

  private BeginEnrollmentResult beginning(UserId user, Fields to) {
    return shop.beginEnrollment(user, PostFactor.TYPE, to, Optional.empty());
  }

  private static SendScope scope(BeginEnrollmentResult result) {
    return ((Admission.TooMany) ((BeginEnrollmentResult.NotSent) result).refused()).scope();
  }

  private ConfirmEnrollmentResult confirm(Enrollment enrollment, String code) {
    return installation.confirmEnrollment.confirm(
        shop.tenant, Samples.CLIENT, enrollment.id(), PostFactor.code(code));
  }

  private BeginResult beginning(UserId user) {
    return installation.beginAuthentication.begin(
        new BeginAuthentication.Ask(shop.tenant, Samples.CLIENT, user, Optional.empty()));
  }

  /** Asked for the code that is sent, whatever was used last. */
  private Standing asked(UserId user) {
    Standing asked = shop.begin(user);
    Authenticator post =
        asked.choices().stream()
            .filter(bound -> bound.factor().equals(PostFactor.TYPE))
            .findFirst()
            .orElseThrow();
    return ((ChooseResult.Chosen) choose(asked, Choice.of(post.id()))).standing();
  }

  private ChooseResult choose(Standing asked, Choice choice) {
    return installation.chooseAuthenticator.choose(
        shop.tenant, asked.authentication().id(), choice);
  }

  private Standing resent(Standing asked) {
    return ((ChooseResult.Chosen) choose(asked, Choice.of(challenged(asked)))).standing();
  }

  private static AuthenticatorId challenged(Standing asked) {
    return ((Challenged) asked.progress()).challenge().authenticator();
  }

  private String sentTo(Standing asked) {
    UUID challenge = ((Challenged) asked.progress()).challenge().id().value();
    return installation.departures.code(challenge);
  }

  private VerifyResult answer(Standing asked, String code) {
    return shop.answer(asked, PostFactor.code(code));
  }

  private static String wrong(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }
}

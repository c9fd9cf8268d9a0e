package io.countersign.application.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.application.contact.BeginContactVerification.Result.Begun;
import io.countersign.application.contact.CheckContactVerification.Result;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.PostFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.lockout.Guesser;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.contact.ContactPurpose;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes for people who enroll nothing. */
final class ContactVerificationTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @BeforeEach
  void somethingSends() {
    installation.plugins.load(PostFactor.TYPE, PostFactor.TRAITS, new PostFactor());
    installation.transports.load("mail-coach", Channel.SMS);
    installation.transports.load("wire", Channel.VOICE);
  }

  @Test
  void the_code_verifies_once() {
    ContactVerification begun = begun();
    assertThat(begun.masked()).isEqualTo("FR•••");

    assertThat(check(begun, code(begun))).isInstanceOf(Result.Verified.class);
    assertThat(check(begun, code(begun))).isEqualTo(new Result.NotPending(ContactStatus.VERIFIED));
    assertThat(read(begun).status()).isEqualTo(ContactStatus.VERIFIED);
  }

  @Test
  void each_code_that_was_looked_at_is_told_and_no_other() {
    ContactVerification begun = begun();
    assertThat(told()).isEmpty();

    check(begun, wrong(begun));
    check(begun, code(begun));
    check(begun, code(begun));

    Map<String, String> facts =
        Map.of(
            "factor", "post",
            "identifierType", "username",
            "identifier", "FR•••",
            "action", "password-reset");
    Map<String, String> wrong = new HashMap<>(facts);
    wrong.put("attempts", "1");
    assertThat(told())
        .allSatisfy(event -> {
          assertThat(event.tenant()).isEqualTo(shop.tenant);
          assertThat(event.user()).isEmpty();
          assertThat(event.client()).contains(Samples.CLIENT);
        })
        .extracting(Event::type, Event::data)
        .containsExactly(
            tuple(EventType.VERIFICATION_FAILED, new TreeMap<>(wrong)),
            tuple(EventType.VERIFICATION_VERIFIED, new TreeMap<>(facts)));
  }

  @Test
  void what_was_not_looked_at_after_all_is_not_told() {
    ContactVerification begun = begun();
    for (String code : List.of(wrong(begun), code(begun))) {
      installation.transactions.failCommits(1);
      assertThatThrownBy(() -> check(begun, code)).isInstanceOf(StorageUnavailable.class);
    }

    assertThat(told()).isEmpty();
    assertThat(check(begun, code(begun))).isInstanceOf(Result.Verified.class);
    assertThat(told()).hasSize(1);
  }

  @Test
  void of_12_right_codes_at_once_one_verifies() {
    ContactVerification begun = begun();
    String code = code(begun);

    List<Result> results = Race.of(12, _ -> check(begun, code));

    assertThat(results).filteredOn(Result.Verified.class::isInstance).hasSize(1);
    assertThat(told()).extracting(Event::type).containsExactly(EventType.VERIFICATION_VERIFIED);
  }

  @Test
  void of_40_wrong_codes_at_once_five_are_looked_at_and_then_it_is_dead() {
    ContactVerification begun = begun();
    String right = code(begun);
    String wrong = wrong(begun);

    List<Result> results = Race.of(40, _ -> check(begun, wrong));

    assertThat(results).filteredOn(Result.Rejected.class::isInstance).hasSize(5);
    assertThat(check(begun, right)).isEqualTo(new Result.NotPending(ContactStatus.FAILED));
    assertThat(told())
        .allMatch(event -> event.type() == EventType.VERIFICATION_FAILED)
        .extracting(event -> event.data().get("attempts"))
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void a_resend_replaces_the_code_and_gives_no_tries_back() {
    ContactVerification begun = begun();
    String first = code(begun);
    check(begun, first.equals("000000") ? "000001" : "000000");

    assertThat(
            installation.resendContactVerification.resend(
                shop.tenant, Samples.CLIENT, begun.id(), Optional.empty(), Guesser.STRANGER))
        .isEqualTo(new ResendContactVerification.Result.Resent(begun.guessedWrong(5)));

    assertThat(check(begun, first)).isEqualTo(new Result.Rejected("wrong-code", 3));
    assertThat(check(begun, code(begun))).isInstanceOf(Result.Verified.class);
  }

  @Test
  void another_client_and_another_tenant_have_no_such_verification() {
    ContactVerification begun = begun();
    var other = new Shop(installation, MfaRequirement.OPTIONAL);
    ClientId stranger = new ClientId("stranger");
    var right = PostFactor.code(code(begun));
    var checks = installation.checkContactVerification;

    assertThat(checks.check(shop.tenant, stranger, begun.id(), right, Guesser.STRANGER))
        .isEqualTo(new Result.NotFound());
    assertThat(checks.check(other.tenant, Samples.CLIENT, begun.id(), right, Guesser.STRANGER))
        .isEqualTo(new Result.NotFound());
    assertThat(
            installation.resendContactVerification.resend(
                shop.tenant, stranger, begun.id(), Optional.empty(), Guesser.STRANGER))
        .isEqualTo(new ResendContactVerification.Result.NotFound());
    assertThat(installation.readContactVerification.read(shop.tenant, stranger, begun.id()))
        .isEmpty();
    assertThat(check(begun, code(begun))).isInstanceOf(Result.Verified.class);
  }

  @Test
  void it_expires() {
    ContactVerification begun = begun();
    installation.clock.tick(Duration.ofMinutes(10));

    assertThat(read(begun).delivery().orElseThrow().reason()).contains("expired");
    assertThat(check(begun, code(begun))).isEqualTo(new Result.NotPending(ContactStatus.EXPIRED));
    assertThat(
            installation.resendContactVerification.resend(
                shop.tenant, Samples.CLIENT, begun.id(), Optional.empty(), Guesser.STRANGER))
        .isEqualTo(new ResendContactVerification.Result.NotPending(ContactStatus.EXPIRED));
  }

  @Test
  void only_factors_that_send_verify_an_address() {
    assertThat(begin(CodeFactor.TYPE))
        .isEqualTo(new BeginContactVerification.Result.UnknownFactor());
    assertThat(begin(new FactorType("unheard-of")))
        .isEqualTo(new BeginContactVerification.Result.UnknownFactor());
    assertThat(begin(PostFactor.TELEGRAM)).isInstanceOf(Begun.class);
    assertThat(installation.departures.all().getLast().message().channel())
        .isEqualTo(Channel.VOICE);
  }

  @Test
  void the_limits_are_those_of_all_messages() {
    ContactVerification first = begun();
    for (int i = 1; i < 4; i++) {
      begun();
    }

    assertThat(begin(PostFactor.TYPE)).isInstanceOf(BeginContactVerification.Result.NotSent.class);
    assertThat(
            installation.resendContactVerification.resend(
                shop.tenant, Samples.CLIENT, first.id(), Optional.empty(), Guesser.STRANGER))
        .isInstanceOf(ResendContactVerification.Result.NotSent.class);
  }

  @Test
  void a_factor_that_is_gone_looks_at_nothing() {
    ContactVerification begun = begun();
    installation.plugins.unload(PostFactor.TYPE);

    assertThat(check(begun, code(begun))).isEqualTo(new Result.Unavailable());
    assertThat(
            installation.resendContactVerification.resend(
                shop.tenant, Samples.CLIENT, begun.id(), Optional.empty(), Guesser.STRANGER))
        .isEqualTo(new ResendContactVerification.Result.Unavailable());
  }

  private ContactVerification begun() {
    return ((Begun) begin(PostFactor.TYPE)).verification();
  }

  private BeginContactVerification.Result begin(FactorType factor) {
    return installation.beginContactVerification.begin(
        new BeginContactVerification.Ask(
            shop.tenant,
            Samples.CLIENT,
            factor,
            ContactPurpose.PASSWORD_RESET,
            factor.equals(CodeFactor.TYPE) ? CodeFactor.list("111111") : PostFactor.to("FR Anna"),
            Optional.empty(),
            Guesser.STRANGER));
  }

  private Result check(ContactVerification begun, String code) {
    return installation.checkContactVerification.check(
        shop.tenant, Samples.CLIENT, begun.id(), PostFactor.code(code), Guesser.STRANGER);
  }

  private ReadContactVerification.Read read(ContactVerification begun) {
    return installation
        .readContactVerification
        .read(shop.tenant, Samples.CLIENT, begun.id())
        .orElseThrow();
  }

  private List<Event> told() {
    return installation.events.all();
  }

  private String wrong(ContactVerification begun) {
    return code(begun).equals("000000") ? "000001" : "000000";
  }

  private String code(ContactVerification begun) {
    return installation.departures.code(begun.id().value());
  }
}

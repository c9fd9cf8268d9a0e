package io.countersign.phone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Evidence;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneFactorTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Factor factor = new PhoneProvider().create(FactorConfig.defaults());

  private EnrollmentStart begin(String as, String preferred) {
    Map<String, Object> options = new HashMap<>();
    options.put("phone", "+33 6 12 34 56 12");
    if (!preferred.isEmpty()) {
      options.put("preferredMethod", preferred);
    }
    return factor.begin(
        new EnrollmentRequest(
            new FactorType(as),
            "ACME",
            "ada",
            SecretBytes.none(),
            List.of(),
            Fields.of(options),
            new SecureRandom(),
            NOON));
  }

  private static ChallengeRequest as(String name) {
    return new ChallengeRequest(new FactorType(name), List.of(), new SecureRandom(), NOON);
  }

  private static Fields code(Optional<Message> message) {
    return Fields.of(Map.of("code", new String(message.orElseThrow().code().reveal(), UTF_8)));
  }

  private Verified confirm(EnrollmentStart start) {
    return (Verified) factor.confirm(start.pending(), code(start.message()), NOON);
  }

  private Credential enrolled(String as, String preferred) {
    return confirm(begin(as, preferred)).credential();
  }

  private static Evidence by(String amr) {
    return new Evidence(Set.of(FactorKind.POSSESSION), Set.of(amr));
  }

  @Test
  void an_enrollment_writes_to_the_number_and_shows_its_mask() {
    EnrollmentStart start = begin("sms", "");
    Message message = start.message().orElseThrow();

    assertThat(message.destination().address()).isEqualTo("+33612345612");
    assertThat(message.destination().region()).contains("FR");
    assertThat(start.identity()).contains(SecretBytes.of("+33612345612".getBytes(UTF_8)));
    assertThat(start.shown().fields())
        .isEqualTo(
            Map.of(
                "channel",
                "sms",
                "destination",
                "+33 • •• •• •• 12",
                "expiresAt",
                "2026-03-01T12:10:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "phone,      , sms,   sms voice",
    "phone, both,  sms,   sms voice",
    "phone, sms,   sms,   sms",
    "phone, voice, voice, voice",
    "sms,        , sms,   sms",
    "sms,   sms,   sms,   sms",
    "sms,   both,  sms,   sms voice",
    "voice,      , voice, voice",
    "voice, voice, voice, voice",
    "voice, both,  voice, sms voice"
  })
  void the_method_is_what_was_asked_for(
      String as, String preferred, String channel, String variants) {
    EnrollmentStart start = begin(as, preferred == null ? "" : preferred);
    Verified confirmed = confirm(start);

    assertThat(start.message().orElseThrow().channel()).hasToString(channel);
    assertThat(confirmed.evidence()).contains(by(channel.equals("sms") ? "sms" : "tel"));
    assertThat(confirmed.profile().orElseThrow().variants())
        .extracting(FactorType::value)
        .containsExactlyInAnyOrder(variants.split(" "));
    assertThat(confirmed.profile().orElseThrow().facts())
        .isEqualTo(Map.of("destination", "+33 • •• •• •• 12"));
  }

  @ParameterizedTest
  @CsvSource({"sms, voice", "voice, sms", "phone, fax", "phone, SMS"})
  void a_method_that_contradicts_what_is_enrolled_is_refused(String as, String preferred) {
    assertThatThrownBy(() -> begin(as, preferred))
        .isInstanceOfSatisfying(
            MalformedField.class, e -> assertThat(e.field()).isEqualTo("preferredMethod"));
  }

  @ParameterizedTest
  @CsvSource({"phone, sms, sms", "sms, sms, sms", "voice, voice, tel"})
  void a_phone_for_both_is_asked_by_either_name(String as, String channel, String amr) {
    Credential kept = enrolled("phone", "both");
    ChallengeStart challenge = factor.challenge(kept, as(as));

    assertThat(challenge.message().orElseThrow().channel()).isEqualTo(new Channel(channel));
    assertThat(challenge.shown().fields()).containsEntry("channel", channel);
    assertThat(factor.verify(kept, challenge.state(), code(challenge.message()), NOON))
        .isInstanceOfSatisfying(
            Verified.class, verified -> assertThat(verified.evidence()).contains(by(amr)));
  }

  @Test
  void a_phone_for_calls_is_called_when_it_is_asked_as_a_phone() {
    Credential kept = enrolled("phone", "voice");

    assertThat(factor.challenge(kept, as("phone")).message().orElseThrow().channel())
        .isEqualTo(Channel.VOICE);
  }

  @ParameterizedTest
  @CsvSource({"sms, voice", "voice, sms"})
  void a_phone_is_not_asked_in_a_way_that_its_owner_did_not_choose(String chosen, String as) {
    Credential kept = enrolled("phone", chosen);

    assertThatThrownBy(() -> factor.challenge(kept, as(as)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("612345612");
  }

  @Test
  void an_enrollment_begun_again_may_go_the_other_way() {
    EnrollmentStart start = begin("phone", "both");
    EnrollmentStart again = factor.beginAgain(start.pending(), as("voice")).orElseThrow();

    assertThat(again.message().orElseThrow().channel()).isEqualTo(Channel.VOICE);
    assertThat(again.identity()).isEqualTo(start.identity());
    assertThat(confirm(again).evidence()).contains(by("tel"));
  }

  @Test
  void a_code_confirms_once_and_signs_nobody_in() {
    EnrollmentStart start = begin("sms", "");
    Fields right = code(start.message());
    Credential kept = confirm(start).credential();
    ChallengeStart challenge = factor.challenge(kept, as("sms"));

    assertThatThrownBy(() -> factor.confirm(kept, right, NOON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(factor.verify(kept, challenge.state(), right, NOON))
        .isEqualTo(new Rejected("wrong-code"));
  }

  @Test
  void a_code_ends_with_its_time() {
    Credential kept = enrolled("sms", "");
    ChallengeStart challenge = factor.challenge(kept, as("sms"));
    Instant end = NOON.plus(Duration.ofMinutes(10));

    assertThat(factor.verify(kept, challenge.state(), code(challenge.message()), end))
        .isEqualTo(new Rejected("expired-code"));
    assertThat(
            factor.verify(kept, challenge.state(), code(challenge.message()), end.minusMillis(1)))
        .isInstanceOf(Verified.class);
  }
}

package io.countersign.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.InvalidFactorConfig;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmailFactorTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final FactorType EMAIL = new FactorType("email");
  private static final ChallengeRequest AGAIN =
      new ChallengeRequest(EMAIL, List.of(), new SecureRandom(), NOON);

  private static Factor factor(Map<String, String> settings) {
    return new EmailProvider().create(FactorConfig.of(settings));
  }

  private static EnrollmentStart begin(Factor factor) {
    return factor.begin(
        new EnrollmentRequest(
            EMAIL,
            "ACME",
            "ada",
            SecretBytes.none(),
            List.of(),
            Fields.of(Map.of("email", " Ada@ACME.example ")),
            new SecureRandom(),
            NOON));
  }

  private static String code(Optional<Message> message) {
    return new String(message.orElseThrow().code().reveal(), UTF_8);
  }

  private static Fields response(String code) {
    return Fields.of(Map.of("code", code));
  }

  private static Credential confirmed(Factor factor) {
    EnrollmentStart start = begin(factor);
    var outcome = factor.confirm(start.pending(), response(code(start.message())), NOON);
    return ((Verified) outcome).credential();
  }

  @Test
  void an_enrollment_writes_to_the_address_and_shows_its_mask() {
    EnrollmentStart start = begin(factor(Map.of()));
    Message message = start.message().orElseThrow();

    assertThat(message.channel()).hasToString("email");
    assertThat(message.destination().address()).isEqualTo("ada@acme.example");
    assertThat(message.expiresAt()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    assertThat(start.identity()).contains(SecretBytes.of("ada@acme.example".getBytes(UTF_8)));
    assertThat(start.shown().fields())
        .isEqualTo(
            Map.of(
                "channel",
                "email",
                "destination",
                "a•••@a•••.example",
                "expiresAt",
                "2026-03-01T12:10:00Z"));
  }

  @Test
  void what_is_known_of_it_is_its_mask() {
    Factor factor = factor(Map.of());
    EnrollmentStart start = begin(factor);

    assertThat(factor.confirm(start.pending(), response(code(start.message())), NOON))
        .isInstanceOfSatisfying(
            Verified.class,
            verified ->
                assertThat(verified.profile())
                    .contains(new Profile(Set.of(), Map.of("destination", "a•••@a•••.example"))));
  }

  @Test
  void a_code_confirms_once() {
    Factor factor = factor(Map.of());
    EnrollmentStart start = begin(factor);
    Fields right = response(code(start.message()));
    Credential kept = ((Verified) factor.confirm(start.pending(), right, NOON)).credential();

    assertThatThrownBy(() -> factor.confirm(kept, right, NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_challenge_sends_a_code_of_its_own() {
    Factor factor = factor(Map.of());
    Credential kept = confirmed(factor);
    ChallengeStart one = factor.challenge(kept, AGAIN);
    ChallengeStart other = factor.challenge(kept, AGAIN);

    assertThat(code(one.message())).isNotEqualTo(code(other.message()));
    assertThat(factor.verify(kept, one.state(), response(code(other.message())), NOON))
        .isEqualTo(new Rejected("wrong-code"));
    assertThat(factor.verify(kept, one.state(), response(code(one.message())), NOON))
        .isInstanceOf(Verified.class);
  }

  @Test
  void the_last_moment_is_the_one_before_it_expires() {
    Factor factor = factor(Map.of("codeMinutes", "3"));
    Credential kept = confirmed(factor);
    ChallengeStart challenge = factor.challenge(kept, AGAIN);
    Fields right = response(code(challenge.message()));
    Instant end = NOON.plus(Duration.ofMinutes(3));

    assertThat(factor.verify(kept, challenge.state(), right, end))
        .isEqualTo(new Rejected("expired-code"));
    assertThat(factor.verify(kept, challenge.state(), right, end.minusMillis(1)))
        .isInstanceOf(Verified.class);
  }

  @Test
  void codes_may_be_letters_which_are_read_in_either_case() {
    Factor factor = factor(Map.of("codeAlphabet", "letters", "codeLength", "8"));
    Credential kept;
    EnrollmentStart start = begin(factor);
    String code = code(start.message());

    assertThat(code).matches("[A-Z]{8}");
    kept =
        ((Verified)
                factor.confirm(
                    start.pending(), response(code.toLowerCase(java.util.Locale.ROOT)), NOON))
            .credential();
    assertThat(factor.challenge(kept, AGAIN).message()).isPresent();
  }

  @Test
  void codes_are_not_made_easier_than_the_norm() {
    assertThatThrownBy(() -> factor(Map.of("codeLength", "5", "codeMinutes", "11")))
        .isInstanceOf(InvalidFactorConfig.class)
        .hasMessageContaining("codeLength")
        .hasMessageContaining("codeMinutes");
  }
}

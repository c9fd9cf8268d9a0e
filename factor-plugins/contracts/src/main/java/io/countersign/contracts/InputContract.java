package io.countersign.contracts;

import static io.countersign.contracts.Enrollee.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How a factor takes what a caller sends: strictly. */
interface InputContract extends FactorUnderTest {

  private Stream<MalformedResponse> malformed(Map<String, Object> right) {
    return new MalformedResponses(right, optionalFields(), ignoredFields(), takesUnknownFields())
        .all();
  }

  @TestFactory
  default Stream<DynamicTest> a_malformed_response_is_refused_by_the_name_of_its_field() {
    Enrollee user = Enrollee.confirmed(this, 21);
    Instant now = NOON.plus(pace());
    ChallengeStart challenge = user.challenge(now);
    Map<String, Object> right = user.answer(challenge, now).values();

    return malformed(right)
        .map(malformed ->
            DynamicTest.dynamicTest(
                "verify: " + malformed,
                () -> malformed.assertRefused(response -> user.verify(challenge, response, now))));
  }

  @TestFactory
  default Stream<DynamicTest> a_malformed_confirmation_is_refused_by_the_name_of_its_field() {
    Enrollee user = Enrollee.begun(this, 22);
    Map<String, Object> right = user.confirmation().values();

    return malformed(right)
        .map(malformed ->
            DynamicTest.dynamicTest(
                "confirm: " + malformed, () -> malformed.assertRefused(user::confirm)));
  }

  @Test
  default void a_malformed_response_spends_nothing() {
    Enrollee user = Enrollee.confirmed(this, 23);
    Instant now = NOON.plus(pace());
    ChallengeStart challenge = user.challenge(now);
    Fields right = user.answer(challenge, now);
    malformed(right.values())
        .forEach(malformed ->
            malformed.assertRefused(response -> user.verify(challenge, response, now)));

    assertThat(user.verify(challenge, right, now)).isInstanceOf(Verified.class);
  }

  @Test
  default void an_unknown_option_of_an_enrollment_is_refused_by_name() {
    Enrollee user = Enrollee.begun(this, 24);
    Map<String, Object> options = new HashMap<>(holder().options().values());
    options.put("no-such-option", "1");
    EnrollmentRequest request =
        Enrollee.request(this, Fields.of(options), Randoms.seeded(25), NOON);

    assertThatThrownBy(() -> user.factor().begin(request))
        .isInstanceOfSatisfying(
            MalformedField.class, e -> assertThat(e.field()).isEqualTo("no-such-option"));
  }
}

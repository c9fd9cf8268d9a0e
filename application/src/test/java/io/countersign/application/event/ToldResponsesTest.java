package io.countersign.application.event;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.domain.event.EventType.AUTHENTICATION_APPROVED;
import static io.countersign.domain.event.EventType.AUTHENTICATION_BEGUN;
import static io.countersign.domain.event.EventType.AUTHENTICATION_DENIED;
import static io.countersign.domain.event.EventType.AUTHENTICATOR_ENROLLED;
import static io.countersign.domain.event.EventType.AUTHENTICATOR_FAILED;
import static io.countersign.domain.event.EventType.AUTHENTICATOR_LOCKED;
import static io.countersign.domain.event.EventType.AUTHENTICATOR_USED;
import static io.countersign.domain.event.EventType.ENROLLMENT_BEGUN;
import static io.countersign.domain.event.EventType.ENROLLMENT_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.authentication.Standing;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.mfa.MfaRequirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What is told of the responses of users: as many events as responses were counted, and no more.
 */
class ToldResponsesTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);

  @Test
  void a_sign_in_is_told_from_its_beginning_to_its_end() {
    Authenticator bound = shop.bind(ALICE, "111111");
    int before = told().size();

    Standing asked = shop.begin(ALICE);
    shop.answer(asked, "999999");
    shop.answer(asked, "111111");

    List<Event> told = told().subList(before, told().size());
    assertThat(told)
        .extracting(Event::type)
        .containsExactly(
            AUTHENTICATION_BEGUN,
            AUTHENTICATOR_FAILED,
            AUTHENTICATOR_USED,
            AUTHENTICATION_APPROVED);
    assertThat(told)
        .allSatisfy(event -> {
          assertThat(event.data())
              .containsEntry("authentication", asked.authentication().id().toString())
              .containsEntry("authenticator", bound.id().toString());
          assertThat(event.client()).contains(Samples.CLIENT);
        });
    assertThat(told.get(1).data())
        .isEqualTo(
            Map.of(
                "authentication", asked.authentication().id().toString(),
                "authenticator", bound.id().toString(),
                "factor", bound.factor().value(),
                "attempts", "1"));
  }

  @Test
  void who_guesses_tells_no_more_than_is_counted() {
    shop.bind(ALICE, "111111");
    int sent = 0;
    for (int sign = 0; sign < 10; sign++) {
      Standing asked = shop.begin(ALICE);
      for (int i = 0; i < Installation.ATTEMPTS + 3; i++) {
        shop.answer(asked, "999999");
        sent++;
      }
    }

    assertThat(sent).isEqualTo(80);
    assertThat(told(AUTHENTICATOR_FAILED)).isEqualTo(Installation.GUESSES.most());
    assertThat(told(AUTHENTICATOR_LOCKED)).isOne();
    assertThat(told(AUTHENTICATION_DENIED)).isOne();
    assertThat(told(AUTHENTICATOR_USED)).isZero();
    assertThat(told(AUTHENTICATION_BEGUN)).isEqualTo(10);
  }

  @Test
  void what_is_not_looked_at_is_not_told() {
    shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);

    assertThatThrownBy(() -> shop.answer(asked, Fields.none())).isInstanceOf(MalformedField.class);
    shop.answer(asked, "111111");
    shop.answer(asked, "111111");

    assertThat(told(AUTHENTICATOR_FAILED)).isZero();
    assertThat(told(AUTHENTICATOR_USED)).isOne();
  }

  @Test
  void an_enrollment_is_told_from_its_beginning_to_its_end() {
    Enrollment begun = shop.enroll(ALICE, "222222");
    for (int i = 0; i < 2; i++) {
      shop.confirm(begun, "999999");
    }
    shop.confirm(begun, "222222");
    shop.confirm(begun, "999999");

    assertThat(told())
        .filteredOn(event -> event.data().containsValue(begun.id().toString()))
        .filteredOn(event -> event.type() != EventType.PROOF_OVERRIDDEN)
        .extracting(Event::type)
        .containsExactly(
            ENROLLMENT_BEGUN, ENROLLMENT_FAILED, ENROLLMENT_FAILED, AUTHENTICATOR_ENROLLED);
    assertThat(told())
        .filteredOn(event -> event.type() == ENROLLMENT_FAILED)
        .last()
        .satisfies(event ->
            assertThat(event.data())
                .containsEntry("attempts", "2")
                .containsOnlyKeys("enrollment", "factor", "attempts"));
  }

  private List<Event> told() {
    return installation.events.all();
  }

  private long told(EventType type) {
    return told().stream().filter(event -> event.type() == type).count();
  }
}

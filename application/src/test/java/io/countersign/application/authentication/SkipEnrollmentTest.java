package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.countersign.application.authentication.SkipResult.NotFound;
import io.countersign.application.authentication.SkipResult.NotSkippable;
import io.countersign.application.authentication.SkipResult.Skipped;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.mfa.EnrollmentPrompt;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SkipEnrollmentTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @BeforeEach
  void users_are_asked_to_enroll() {
    installation.changeTenant.change(
        shop.tenant,
        tenant -> tenant.withSettings(tenant.settings().withPrompt(EnrollmentPrompt.SIGN_IN)));
  }

  @Test
  void who_skips_is_let_in_and_not_asked_again() {
    Standing asked = shop.begin(ALICE);
    assertThat(asked.progress()).isInstanceOf(EnrollmentDue.class);

    Standing skipped = ((Skipped) skip(asked)).standing();

    assertThat(skipped.progress()).isEqualTo(new Approved(installation.clock.instant()));
    assertThat(installation.claims(skipped.assertion().orElseThrow()))
        .contains("\"amr\":[\"pwd\"]", "acr:1fa");
    assertThat(shop.read(asked).progress()).isInstanceOf(Approved.class);
    assertThat(user().promptSkippedAt()).contains(installation.clock.instant());
    assertThat(shop.begin(ALICE).progress()).isInstanceOf(Approved.class);
    assertThat(events())
        .containsExactly(
            EventType.AUTHENTICATION_APPROVED,
            EventType.AUTHENTICATION_BEGUN,
            EventType.AUTHENTICATION_APPROVED,
            EventType.PROMPT_SKIPPED,
            EventType.AUTHENTICATION_BEGUN);
  }

  @Test
  void who_is_reset_is_asked_again() {
    skip(shop.begin(ALICE));

    installation.changeUser.change(shop.tenant, ALICE, User::promptedAgain);

    assertThat(shop.begin(ALICE).progress()).isInstanceOf(EnrollmentDue.class);
  }

  @Test
  void who_skipped_must_enroll_once_it_is_mandatory() {
    skip(shop.begin(ALICE));
    installation.changeUser.change(
        shop.tenant, ALICE, user -> user.withMfa(Optional.of(MfaRequirement.MANDATORY)));

    Standing asked = shop.begin(ALICE);

    assertThat(((EnrollmentDue) asked.progress()).skippable()).isFalse();
    assertThat(skip(asked)).isEqualTo(new NotSkippable(asked.progress()));
    assertThat(shop.read(asked).progress()).isEqualTo(asked.progress());
  }

  @Test
  void who_has_an_authenticator_by_now_cannot_go_around_it() {
    Standing asked = shop.begin(ALICE);
    shop.bindBeside(shop.enroll(ALICE, "111111"));

    assertThat(skip(asked)).isInstanceOf(NotSkippable.class);

    assertThat(shop.read(asked).progress()).isInstanceOf(EnrollmentDue.class);
    assertThat(user().promptSkippedAt()).isEmpty();
    assertThat(shop.begin(ALICE).progress()).isInstanceOf(Challenged.class);
  }

  @Test
  void a_challenge_is_not_skipped() {
    shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);

    assertThat(skip(asked)).isEqualTo(new NotSkippable(asked.progress()));
  }

  @Test
  void what_has_expired_is_not_skipped() {
    Standing asked = shop.begin(ALICE);
    installation.clock.tick(Installation.LIFETIME);

    assertThat(skip(asked)).isInstanceOf(NotSkippable.class);
    assertThat(user().promptSkippedAt()).isEmpty();
  }

  @Test
  void of_16_who_skip_at_once_one_does() {
    Standing asked = shop.begin(ALICE);

    List<SkipResult> results = Race.of(16, _ -> skip(asked));

    assertThat(results).filteredOn(Skipped.class::isInstance).hasSize(1);
    assertThat(events()).containsOnlyOnce(EventType.PROMPT_SKIPPED);
  }

  @Test
  void what_is_not_there_is_not_found() {
    Standing asked = shop.begin(ALICE);
    Shop other = new Shop(installation, MfaRequirement.OPTIONAL);

    assertThat(
            installation.skipEnrollment.skip(shop.tenant, new AuthenticationId(UUID.randomUUID())))
        .isEqualTo(new NotFound());
    assertThat(installation.skipEnrollment.skip(other.tenant, asked.authentication().id()))
        .isEqualTo(new NotFound());
  }

  @Test
  void a_skip_that_could_not_be_kept_lets_nobody_in() {
    Standing asked = shop.begin(ALICE);
    installation.clock.tick(Duration.ofSeconds(1));
    installation.transactions.failCommits(1);

    assertThatException().isThrownBy(() -> skip(asked));

    assertThat(shop.read(asked).progress()).isInstanceOf(EnrollmentDue.class);
    assertThat(user().promptSkippedAt()).isEmpty();
    assertThat(events()).doesNotContain(EventType.PROMPT_SKIPPED);
  }

  private SkipResult skip(Standing asked) {
    return installation.skipEnrollment.skip(shop.tenant, asked.authentication().id());
  }

  private User user() {
    return installation.users.find(shop.tenant, ALICE).orElseThrow();
  }

  private List<EventType> events() {
    return installation.events.ofUser(shop.tenant, ALICE, Optional.empty(), 50).stream()
        .map(Event::type)
        .toList();
  }
}

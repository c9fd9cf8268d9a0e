package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Expired;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.mfa.MfaRequirement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadAuthenticationTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);
  private final Shop other = new Shop(installation, MfaRequirement.OPTIONAL);
  private final Authenticator bound = shop.bind(ALICE, "111111");
  private final Standing asked = shop.begin(ALICE);

  @Test
  void what_was_shown_once_is_not_shown_again() {
    assertThat(asked.shown()).isPresent();
    assertThat(shop.read(asked).shown()).isEmpty();
  }

  @Test
  void while_a_response_is_due_it_tells_the_choices() {
    Standing standing = shop.read(asked);

    assertThat(standing.progress()).isInstanceOf(Challenged.class);
    assertThat(standing.choices()).extracting(Authenticator::id).containsExactly(bound.id());
    assertThat(standing.assertion()).isEmpty();
  }

  @Test
  void an_approved_one_says_the_same_again_until_its_assertion_expires() {
    Standing verified = ((Verified) shop.answer(asked, "111111")).standing();
    installation.clock.tick(Installation.ASSERTION_LIFETIME.minusNanos(1));

    assertThat(installation.claims(shop.read(asked).assertion().orElseThrow()))
        .isEqualTo(installation.claims(verified.assertion().orElseThrow()));
  }

  @Test
  void there_is_no_assertion_that_has_expired() {
    shop.answer(asked, "111111");
    installation.clock.tick(Installation.ASSERTION_LIFETIME);

    Standing standing = shop.read(asked);

    assertThat(standing.progress()).isInstanceOf(Approved.class);
    assertThat(standing.assertion()).isEmpty();
  }

  @Test
  void an_unfinished_one_has_expired_at_its_end() {
    installation.clock.tick(Installation.LIFETIME);

    Standing standing = shop.read(asked);

    assertThat(standing.progress())
        .isEqualTo(new Expired(asked.authentication().createdAt().plus(Installation.LIFETIME)));
    assertThat(standing.choices()).isEmpty();
  }

  @Test
  void a_revoked_authenticator_is_no_choice_any_more() {
    installation.clock.tick(Duration.ofSeconds(1));
    shop.revoke(bound);

    assertThat(shop.read(asked).choices()).isEmpty();
  }

  @Test
  void another_tenant_finds_no_such_authentication() {
    assertThat(installation.readAuthentication.read(other.tenant, asked.authentication().id()))
        .isEmpty();
  }
}

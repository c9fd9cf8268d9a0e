package io.countersign.application.authenticator;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.Standing;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.policy.MfaRequirement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Listing, renaming and revoking. */
class KeepAuthenticatorsTest {

  private static final Label DRAWER = new Label("Drawer");

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);
  private final Shop other = new Shop(installation, MfaRequirement.OPTIONAL);
  private final Authenticator bound = shop.bind(ALICE, "111111");

  @Test
  void a_user_has_their_own_oldest_first() {
    installation.clock.tick(Duration.ofSeconds(1));
    Authenticator second = shop.bind(ALICE, "222222");
    shop.bind(BOB, "333333");

    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE))
        .containsExactly(bound, second);
    assertThat(installation.listAuthenticators.list(other.tenant, ALICE)).isEmpty();
  }

  @Test
  void a_new_name_changes_nothing_else() {
    Standing asked = shop.begin(ALICE);
    shop.answer(asked, "999999");
    Authenticator guessed = shop.kept(bound);

    assertThat(installation.renameAuthenticator.rename(shop.tenant, bound.id(), DRAWER))
        .contains(guessed.renamed(DRAWER));
    assertThat(shop.kept(bound)).isEqualTo(guessed.renamed(DRAWER));
  }

  @Test
  void a_revoked_one_is_gone_for_good() {
    installation.clock.tick(Duration.ofSeconds(1));

    Authenticator revoked =
        installation.revokeAuthenticator.revoke(shop.tenant, bound.id()).orElseThrow();

    assertThat(revoked.id()).isEqualTo(bound.id());
    assertThat(shop.kept(bound).revokedAt()).contains(installation.clock.instant());
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).isEmpty();
    assertThat(installation.authenticators.credential(shop.tenant, bound.id())).isEmpty();
    assertThat(installation.revokeAuthenticator.revoke(shop.tenant, bound.id())).isEmpty();
    assertThat(installation.renameAuthenticator.rename(shop.tenant, bound.id(), DRAWER)).isEmpty();
  }

  @Test
  void another_tenant_finds_no_such_authenticator() {
    assertThat(installation.renameAuthenticator.rename(other.tenant, bound.id(), DRAWER)).isEmpty();
    assertThat(installation.revokeAuthenticator.revoke(other.tenant, bound.id())).isEmpty();
    assertThat(shop.kept(bound)).isEqualTo(bound);
  }

  @Test
  void what_is_not_there_is_not_found() {
    AuthenticatorId nobodys = new AuthenticatorId(UUID.randomUUID());

    assertThat(installation.renameAuthenticator.rename(shop.tenant, nobodys, DRAWER)).isEmpty();
    assertThat(installation.revokeAuthenticator.revoke(shop.tenant, nobodys)).isEmpty();
  }
}

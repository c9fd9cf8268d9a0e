package io.countersign.application.authenticator;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.account.ChangeAuthenticator.Change;
import io.countersign.application.account.ChangeAuthenticator.Result;
import io.countersign.application.account.RevokeAuthenticator;
import io.countersign.application.authentication.Standing;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Listing, renaming and revoking. */
class KeepAuthenticatorsTest {

  private static final Warrant HELP_DESK = new Warrant.Overridden("a test", Samples.CLIENT);

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

    assertThat(rename(shop.tenant, bound.id()))
        .isEqualTo(new Result.Changed(guessed.renamed(DRAWER)));
    assertThat(shop.kept(bound)).isEqualTo(guessed.renamed(DRAWER));
  }

  @Test
  void a_revoked_one_is_gone_for_good() {
    installation.clock.tick(Duration.ofSeconds(1));

    assertThat(revoke(shop.tenant, bound.id()))
        .isEqualTo(new RevokeAuthenticator.Result.Revoked(bound));
    assertThat(shop.kept(bound).revokedAt()).contains(installation.clock.instant());
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).isEmpty();
    assertThat(installation.authenticators.credential(shop.tenant, bound.id())).isEmpty();
    assertThat(revoke(shop.tenant, bound.id()))
        .isEqualTo(new RevokeAuthenticator.Result.NotFound());
    assertThat(rename(shop.tenant, bound.id())).isEqualTo(new Result.NotFound());
  }

  @Test
  void another_tenant_finds_no_such_authenticator() {
    assertThat(rename(other.tenant, bound.id())).isEqualTo(new Result.NotFound());
    assertThat(revoke(other.tenant, bound.id()))
        .isEqualTo(new RevokeAuthenticator.Result.NotFound());
    assertThat(shop.kept(bound)).isEqualTo(bound);
  }

  @Test
  void what_is_not_there_is_not_found() {
    AuthenticatorId nobodys = new AuthenticatorId(UUID.randomUUID());

    assertThat(rename(shop.tenant, nobodys)).isEqualTo(new Result.NotFound());
    assertThat(revoke(shop.tenant, nobodys)).isEqualTo(new RevokeAuthenticator.Result.NotFound());
  }

  private Result rename(TenantId tenant, AuthenticatorId id) {
    return installation.changeAuthenticator.change(
        tenant, ALICE, id, new Change(Optional.of(DRAWER), false), HELP_DESK);
  }

  private RevokeAuthenticator.Result revoke(TenantId tenant, AuthenticatorId id) {
    return installation.revokeAuthenticator.revoke(tenant, ALICE, id, HELP_DESK);
  }
}

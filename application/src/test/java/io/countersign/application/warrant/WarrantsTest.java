package io.countersign.application.warrant;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.Standing;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.PostFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.warrant.Judgement.Entitled;
import io.countersign.application.warrant.Judgement.Refused;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WarrantsTest {

  private static final Duration MAX_AGE = Duration.ofMinutes(5);
  private static final Duration TICK = Duration.ofNanos(1000);

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @Test
  void nothing_entitles_to_nothing() {
    Authenticator list = shop.bind(ALICE, "111111");

    assertThat(toChange(list.factor(), new Warrant.None())).isInstanceOf(Refused.class);
    assertThat(toAdd(list.factor(), new Warrant.None())).isInstanceOf(Refused.class);
  }

  @Test
  void a_proof_entitles_until_it_is_too_old() {
    Authenticator list = shop.bind(ALICE, "111111");
    Warrant proved = proved(answered("111111"));

    installation.clock.tick(MAX_AGE.minus(TICK));
    assertThat(toChange(list.factor(), proved)).isEqualTo(new Entitled());
    installation.clock.tick(TICK);
    assertThat(toChange(list.factor(), proved)).isInstanceOf(Refused.class);
  }

  @Test
  void whoever_is_refused_is_told_what_would_do() {
    Authenticator list = shop.bind(ALICE, "111111");
    bindWeak();

    Refused refused = (Refused) toChange(list.factor(), new Warrant.None());

    assertThat(refused.needed().maxAge()).isEqualTo(MAX_AGE);
    assertThat(refused.needed().factors()).containsExactly(CodeFactor.TYPE);
  }

  @Test
  void a_weaker_factor_changes_no_stronger_one_and_adds_none() {
    Authenticator list = shop.bind(ALICE, "111111");
    Authenticator weak = bindWeak();
    Warrant byLetter = proved(answeredWeakly(weak));

    assertThat(toChange(list.factor(), byLetter)).isInstanceOf(Refused.class);
    assertThat(toAdd(list.factor(), byLetter)).isInstanceOf(Refused.class);
    assertThat(toChangeAll(byLetter)).isInstanceOf(Refused.class);
    assertThat(toChange(weak.factor(), byLetter)).isEqualTo(new Entitled());
    assertThat(toAdd(weak.factor(), byLetter)).isEqualTo(new Entitled());
  }

  @Test
  void the_strongest_that_a_user_has_adds_a_stronger_one() {
    Authenticator weak = bindWeak();
    Warrant byLetter = proved(answeredWeakly(weak));

    assertThat(toAdd(CodeFactor.TYPE, byLetter)).isEqualTo(new Entitled());
  }

  @Test
  void what_was_revoked_since_proves_nothing_any_more() {
    Authenticator stolen = shop.bind(ALICE, "111111");
    Warrant byThief = proved(answered("111111"));
    Authenticator kept = shop.bind(ALICE, "222222");
    shop.revoke(stolen);

    assertThat(toChange(kept.factor(), byThief)).isInstanceOf(Refused.class);
  }

  @Test
  void an_authentication_that_did_not_end_well_proves_nothing() {
    Authenticator list = shop.bind(ALICE, "111111");
    Standing waiting = shop.begin(ALICE);

    assertThat(toChange(list.factor(), proved(waiting.authentication().id())))
        .isInstanceOf(Refused.class);
  }

  @Test
  void another_users_another_tenants_another_clients_and_no_authentication_prove_nothing() {
    Authenticator list = shop.bind(ALICE, "111111");
    AuthenticationId alices = answered("111111");
    shop.bind(BOB, "333333");
    Standing bobs = shop.begin(BOB);
    shop.answer(bobs, "333333");
    ClientId other = new ClientId("other");

    assertThat(toChange(list.factor(), proved(bobs.authentication().id())))
        .isInstanceOf(Refused.class);
    assertThat(toChange(list.factor(), proved(new AuthenticationId(UUID.randomUUID()))))
        .isInstanceOf(Refused.class);
    assertThat(toChange(list.factor(), new Warrant.Proved(alices, other, Optional.empty())))
        .isInstanceOf(Refused.class);
    Tenant elsewhere = new Tenant(Samples.tenant(), "Elsewhere", MfaRequirement.OFF, Samples.NOW);
    assertThat(
            installation.warrants.toChange(
                elsewhere, ALICE, list.factor(), proved(alices), installation.clock.instant()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_token_shows_only_what_it_began_itself() {
    Authenticator list = shop.bind(ALICE, "111111");
    AuthenticationId begunByClient = answered("111111");
    UserTokenId token = new UserTokenId(UUID.randomUUID());

    assertThat(
            toChange(list.factor(), new Warrant.Proved(begunByClient, CLIENT, Optional.of(token))))
        .isInstanceOf(Refused.class);
  }

  @Test
  void who_has_nothing_needs_a_fresh_first_factor() {
    FirstFactor password = new FirstFactor("pwd", installation.clock.instant());
    Standing begun = shop.begin(ALICE);

    assertThat(toAdd(CodeFactor.TYPE, new Warrant.Vouched(password, Samples.CLIENT)))
        .isEqualTo(new Entitled());
    assertThat(toAdd(CodeFactor.TYPE, proved(begun.authentication().id())))
        .isEqualTo(new Entitled());
    installation.clock.tick(MAX_AGE);
    Refused refused =
        (Refused) toAdd(CodeFactor.TYPE, new Warrant.Vouched(password, Samples.CLIENT));
    assertThat(refused.needed().factors()).isEmpty();
    assertThat(toAdd(CodeFactor.TYPE, proved(begun.authentication().id())))
        .isInstanceOf(Refused.class);
  }

  @Test
  void who_has_something_is_not_vouched_for() {
    Authenticator list = shop.bind(ALICE, "111111");
    Warrant password =
        new Warrant.Vouched(new FirstFactor("pwd", installation.clock.instant()), Samples.CLIENT);

    assertThat(toChange(list.factor(), password)).isInstanceOf(Refused.class);
    assertThat(toAdd(list.factor(), password)).isInstanceOf(Refused.class);
  }

  @Test
  void a_first_factor_of_the_future_is_not_fresh() {
    Duration ahead = Duration.ofMinutes(1).plus(TICK);
    FirstFactor password = new FirstFactor("pwd", installation.clock.instant().plus(ahead));

    assertThat(toAdd(CodeFactor.TYPE, new Warrant.Vouched(password, Samples.CLIENT)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_help_desk_decides_by_itself() {
    Authenticator list = shop.bind(ALICE, "111111");

    assertThat(toChange(list.factor(), new Warrant.Overridden("lost phone", Samples.CLIENT)))
        .isEqualTo(new Entitled());
  }

  @Test
  void a_factor_that_is_not_loaded_takes_the_strongest_that_is_there() {
    shop.bind(ALICE, "111111");
    Warrant byLetter = proved(answeredWeakly(bindWeak()));

    assertThat(toChange(new FactorType("gone"), byLetter)).isInstanceOf(Refused.class);
  }

  @Test
  void a_factor_that_fails_for_a_while_makes_nothing_easier() {
    Authenticator list = shop.bind(ALICE, "111111");
    Authenticator codes = bindUnder(BackupCode.FACTOR);
    Warrant byCode = proved(answeredWeakly(codes));
    installation.plugins.unload(CodeFactor.TYPE);

    assertThat(toChange(list.factor(), byCode)).isInstanceOf(Refused.class);
    assertThat(toChangeAll(byCode)).isInstanceOf(Refused.class);
  }

  @Test
  void a_backup_code_entitles_to_new_backup_codes_and_to_nothing_stronger() {
    Authenticator list = shop.bind(ALICE, "111111");
    Authenticator codes = bindUnder(BackupCode.FACTOR);
    Warrant byCode = proved(answeredWeakly(codes));

    assertThat(toChange(BackupCode.FACTOR, byCode)).isEqualTo(new Entitled());
    assertThat(toChange(list.factor(), byCode)).isInstanceOf(Refused.class);
    assertThat(toAdd(list.factor(), byCode)).isInstanceOf(Refused.class);
    assertThat(toChangeAll(byCode)).isInstanceOf(Refused.class);
    assertThat(((Refused) toChange(BackupCode.FACTOR, new Warrant.None())).needed().factors())
        .containsExactlyInAnyOrder(list.factor(), codes.factor());
  }

  private Authenticator bindWeak() {
    installation.plugins.load(PostFactor.TYPE, PostFactor.TRAITS, new PostFactor());
    return bindUnder(PostFactor.TYPE);
  }

  private Authenticator bindUnder(FactorType factor) {
    Authenticator bound =
        Authenticator.bound(
            new AuthenticatorId(UUID.randomUUID()),
            shop.tenant,
            ALICE,
            factor,
            Samples.LABEL,
            installation.clock.instant());
    installation.authenticators.add(
        new OpenedAuthenticator(bound, Samples.credential("DE Anna")), Optional.empty());
    return bound;
  }

  private AuthenticationId answered(String code) {
    Standing asked = shop.begin(ALICE);
    shop.answer(asked, code);
    return asked.authentication().id();
  }

  /** As if the user had answered with it. */
  private AuthenticationId answeredWeakly(Authenticator weak) {
    Instant now = installation.clock.instant();
    Proof proof =
        new Proof(
            weak.factor(), weak.id(), PostFactor.TRAITS.kinds(), PostFactor.TRAITS.amr(), now);
    Authentication approved = Samples.authentication(shop.tenant, ALICE).proved(proof, now);
    installation.authentications.add(approved);
    return approved.id();
  }

  private static Warrant proved(AuthenticationId authentication) {
    return new Warrant.Proved(authentication, CLIENT, Optional.empty());
  }

  private Judgement toChange(FactorType factor, Warrant warrant) {
    return installation.transactions.inTransaction(() ->
        installation.warrants.toChange(
            tenant(), ALICE, factor, warrant, installation.clock.instant()));
  }

  private Judgement toAdd(FactorType factor, Warrant warrant) {
    return installation.warrants.toAdd(
        tenant(), ALICE, factor, warrant, installation.clock.instant());
  }

  private Judgement toChangeAll(Warrant warrant) {
    return installation.transactions.inTransaction(() ->
        installation.warrants.toChangeAll(tenant(), ALICE, warrant, installation.clock.instant()));
  }

  private Tenant tenant() {
    return installation.tenants.find(shop.tenant).orElseThrow();
  }
}

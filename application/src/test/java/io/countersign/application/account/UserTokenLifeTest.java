package io.countersign.application.account;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.account.MintResult.Minted;
import io.countersign.application.account.MintResult.NotProved;
import io.countersign.application.authentication.MemoryAuthentications;
import io.countersign.application.client.Caller;
import io.countersign.application.client.MemoryApiKeys;
import io.countersign.application.client.MemoryUserTokens;
import io.countersign.application.client.RecognizeCaller;
import io.countersign.application.event.Chronicle;
import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.user.MemoryUsers;
import io.countersign.domain.account.UserScope;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From being minted to being good for nothing. */
class UserTokenLifeTest {

  private static final Set<UserScope> SCOPES = Set.of(UserScope.ACCOUNT_READ);
  private static final String PAGE = "https://shop.example";

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final SecureRandom random = new SecureRandom();
  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryUsers users = new MemoryUsers(store);
  private final MemoryAuthentications authentications = new MemoryAuthentications(store);
  private final MemoryUserTokens tokens = new MemoryUserTokens(store);
  private final TenantId tenant = Samples.tenant();
  private final MemoryEvents events = new MemoryEvents(store);
  private final Chronicle chronicle = new Chronicle(events, new Identifiers(clock, random), clock);
  private final MintUserToken mint =
      new MintUserToken(
          transactions,
          users,
          authentications,
          tokens,
          chronicle,
          new Identifiers(clock, random),
          clock,
          random);
  private final RecognizeCaller recognize =
      new RecognizeCaller(new MemoryApiKeys(store), tokens, clock);
  private final RevokeUserTokens revoke = new RevokeUserTokens(transactions, tokens, chronicle);

  @Test
  void it_opens_nothing_from_the_end_of_its_lifetime_on() {
    Minted minted = minted(ALICE);

    clock.tick(UserToken.USUAL.minusNanos(1000));
    assertThat(recognize.recognize(text(minted))).isPresent();
    clock.tick(Duration.ofNanos(1000));
    assertThat(recognize.recognize(text(minted))).isEmpty();
  }

  @Test
  void a_revoked_one_opens_nothing_from_then_on() {
    Minted first = minted(ALICE);
    Minted second = minted(ALICE);
    Minted bobs = minted(BOB);

    assertThat(revoke.revoke(tenant, ALICE, CLIENT)).isEqualTo(2);

    assertThat(recognize.recognize(text(first))).isEmpty();
    assertThat(recognize.recognize(text(second))).isEmpty();
    assertThat(recognize.recognize(text(bobs))).contains(new Caller.OfUser(bobs.token()));
  }

  @Test
  void another_tenant_revokes_none_of_them() {
    Minted minted = minted(ALICE);

    assertThat(revoke.revoke(Samples.tenant(), ALICE, CLIENT)).isZero();
    assertThat(recognize.recognize(text(minted))).isPresent();
    assertThat(revocations()).isEmpty();
  }

  @Test
  void that_they_were_revoked_is_told_once_with_how_many_there_were() {
    var _ = minted(ALICE);
    var _ = minted(ALICE);
    var _ = minted(BOB);

    int _ = revoke.revoke(tenant, ALICE, CLIENT);
    int _ = revoke.revoke(tenant, ALICE, CLIENT);

    assertThat(revocations())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.tenant()).isEqualTo(tenant);
          assertThat(event.user()).contains(ALICE);
          assertThat(event.client()).contains(CLIENT);
          assertThat(event.data()).containsExactly(Map.entry("count", "2"));
        });
  }

  @Test
  void what_was_not_revoked_after_all_is_not_told() {
    Minted minted = minted(ALICE);
    transactions.failCommits(1);

    assertThatThrownBy(() -> revoke.revoke(tenant, ALICE, CLIENT))
        .isInstanceOf(StorageUnavailable.class);

    assertThat(recognize.recognize(text(minted))).isPresent();
    assertThat(revocations()).isEmpty();
  }

  @Test
  void the_secret_of_one_does_not_open_another() {
    String first = text(minted(ALICE));
    String second = text(minted(BOB));
    int afterId = "cst_".length() + 22; // 16 bytes end within the 22nd character

    assertThat(recognize.recognize(first.substring(0, afterId) + second.substring(afterId)))
        .isEmpty();
  }

  @Test
  void neither_an_api_key_nor_a_part_of_it_is_a_user_token() {
    String text = text(minted(ALICE));

    assertThat(recognize.recognize(text.replace("cst_", "csk_"))).isEmpty();
    assertThat(recognize.recognize(text.substring(0, text.length() - 1))).isEmpty();
    assertThat(recognize.recognize(text.substring("cst_".length()))).isEmpty();
  }

  @Test
  void it_says_who_calls_and_for_whom() {
    Minted minted = minted(ALICE);

    Caller caller = recognize.recognize(text(minted)).orElseThrow();

    assertThat(caller).isEqualTo(new Caller.OfUser(minted.token()));
    assertThat(caller.id()).isEqualTo(minted.token().id());
    assertThat(caller.tenant()).isEqualTo(tenant);
    assertThat(caller.client()).isEqualTo(CLIENT);
    assertThat(minted.token().user()).isEqualTo(ALICE);
    assertThat(minted.token().audience()).isEqualTo(PAGE);
    assertThat(minted.token().scopes()).isEqualTo(SCOPES);
    assertThat(minted.token().expiresAt()).isEqualTo(clock.instant().plus(UserToken.USUAL));
  }

  @Test
  void what_is_kept_is_not_the_token() {
    Minted minted = minted(ALICE);

    String kept = new String(minted.token().hash().reveal(), StandardCharsets.ISO_8859_1);
    assertThat(text(minted)).doesNotContain(kept);
    assertThat(minted.toString()).doesNotContain(text(minted));
  }

  @Test
  void its_user_is_known_from_then_on() {
    minted(ALICE);

    assertThat(users.find(tenant, ALICE)).isPresent();
  }

  @Test
  void it_carries_what_its_user_proved_to_its_client() {
    Authentication proved = kept(approved(tenant, ALICE));

    assertThat(mint.mint(ask(ALICE, Optional.of(proved.id()))))
        .isInstanceOfSatisfying(
            Minted.class,
            minted -> assertThat(minted.token().authentication()).contains(proved.id()));
  }

  @Test
  void what_is_no_proof_of_this_user_to_this_client_is_not_carried() {
    Authentication good = approved(tenant, ALICE);
    Authentication pending = kept(Samples.authentication(tenant, ALICE));
    Authentication denied = kept(pending(tenant, ALICE).declined(clock.instant()));
    Authentication bobs = kept(approved(tenant, BOB));
    Authentication elsewhere = kept(approved(Samples.tenant(), ALICE));
    Authentication others = kept(begun(good, new ClientId("another"), Optional.empty()));
    Authentication browsers =
        kept(begun(good, CLIENT, Optional.of(new UserTokenId(UUID.randomUUID()))));

    for (Authentication none :
        List.of(pending, denied, bobs, elsewhere, others, browsers, approved(tenant, ALICE))) {
      assertThat(mint.mint(ask(ALICE, Optional.of(none.id())))).isEqualTo(new NotProved());
    }
    assertThat(users.find(tenant, ALICE)).isEmpty();
  }

  private List<Event> revocations() {
    return events.all().stream()
        .filter(event -> event.type() == EventType.USER_TOKEN_REVOKED)
        .toList();
  }

  private Minted minted(UserId user) {
    return (Minted) mint.mint(ask(user, Optional.empty()));
  }

  private MintUserToken.Ask ask(UserId user, Optional<AuthenticationId> proof) {
    return new MintUserToken.Ask(tenant, CLIENT, user, PAGE, SCOPES, UserToken.USUAL, proof);
  }

  private Authentication kept(Authentication authentication) {
    authentications.add(authentication);
    return authentication;
  }

  private static Authentication pending(TenantId tenant, UserId user) {
    return Samples.authentication(tenant, user);
  }

  private Authentication approved(TenantId tenant, UserId user) {
    return begun(pending(tenant, user), CLIENT, Optional.empty());
  }

  private Authentication begun(Authentication as, ClientId client, Optional<UserTokenId> token) {
    return new Authentication(
        new AuthenticationId(UUID.randomUUID()),
        as.tenant(),
        as.user(),
        client,
        token,
        as.firstFactor(),
        new Progress.Approved(clock.instant()),
        as.proofs(),
        as.wrong(),
        as.createdAt(),
        as.expiresAt());
  }

  private static String text(Minted minted) {
    return new String(minted.text().reveal(), StandardCharsets.US_ASCII);
  }
}

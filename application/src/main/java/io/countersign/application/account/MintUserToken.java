package io.countersign.application.account;

import io.countersign.application.authentication.Authentications;
import io.countersign.application.client.BearerToken;
import io.countersign.application.client.UserTokens;
import io.countersign.application.event.Chronicle;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.account.UserScope;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a user token, for an application that vouches for who looks at its page. Told once. */
public final class MintUserToken {

  /**
   * What a client asks.
   *
   * @param lifetime from {@link UserToken#SHORTEST} to {@link UserToken#LONGEST}
   * @param authentication of this user, begun by this client itself and approved
   */
  public record Ask(
      TenantId tenant,
      ClientId client,
      UserId user,
      String audience,
      Set<UserScope> scopes,
      Duration lifetime,
      Optional<AuthenticationId> authentication) {}

  private final Transactions transactions;
  private final Users users;
  private final Authentications authentications;
  private final UserTokens tokens;
  private final Chronicle chronicle;
  private final Identifiers identifiers;
  private final InstantSource clock;
  private final SecureRandom random;

  public MintUserToken(
      Transactions transactions,
      Users users,
      Authentications authentications,
      UserTokens tokens,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock,
      SecureRandom random) {
    this.transactions = transactions;
    this.users = users;
    this.authentications = authentications;
    this.tokens = tokens;
    this.chronicle = chronicle;
    this.identifiers = identifiers;
    this.clock = clock;
    this.random = random;
  }

  /** Mints it, if what it is to carry was proved. */
  public MintResult mint(Ask ask) {
    return transactions.inTransaction(() ->
        ask.authentication().filter(id -> !proved(ask, id)).isPresent()
            ? new MintResult.NotProved()
            : minted(ask));
  }

  /** What a user's browser began proves who held the token before, not who asks for this one. */
  private boolean proved(Ask ask, AuthenticationId id) {
    return authentications
        .find(ask.tenant(), id)
        .filter(found -> found.user().equals(ask.user()) && found.client().equals(ask.client()))
        .filter(found -> found.token().isEmpty())
        .map(Authentication::progress)
        .filter(Approved.class::isInstance)
        .isPresent();
  }

  private MintResult minted(Ask ask) {
    byte[] secret = new byte[BearerToken.SECRET_BYTES];
    random.nextBytes(secret);
    Instant now = clock.instant();
    users.mention(new User(ask.tenant(), ask.user(), now));
    UserToken token =
        new UserToken(
            new UserTokenId(identifiers.next()),
            ask.tenant(),
            ask.user(),
            ask.client(),
            ask.audience(),
            ask.scopes(),
            BearerToken.hash(secret),
            ask.authentication(),
            now,
            now.plus(ask.lifetime()));
    tokens.add(token);
    tell(token);
    return new MintResult.Minted(token, BearerToken.write(token.id(), secret));
  }

  private void tell(UserToken minted) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.token(minted.id()));
    facts.add(Fact.scopes(minted.scopes()));
    minted.authentication().map(Fact::authentication).ifPresent(facts::add);
    chronicle.tell(
        EventType.USER_TOKEN_MINTED,
        minted.tenant(),
        minted.user(),
        minted.client(),
        facts.toArray(Fact[]::new));
  }
}

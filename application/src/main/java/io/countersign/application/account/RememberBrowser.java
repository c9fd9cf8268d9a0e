package io.countersign.application.account;

import io.countersign.application.account.RememberResult.Off;
import io.countersign.application.account.RememberResult.Remembered;
import io.countersign.application.account.RememberResult.Unproved;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.browser.BrowserToken;
import io.countersign.application.browser.BrowserTokens;
import io.countersign.application.browser.Browsers;
import io.countersign.application.browser.TrustedBrowsers;
import io.countersign.application.event.Chronicle;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.application.warrant.Judgement.ProofNeeded;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Trusts the browser in which a user just proved a factor. What another trusted browser stood in
 * for proves nothing here, so that trust is not handed on from browser to browser.
 *
 * <p>It takes the user's lock, as whoever changes the user's authenticators does: what was proved
 * with one that was revoked since vouches for nothing.
 */
public final class RememberBrowser {

  /** How far the clocks of nodes may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /**
   * What a client asks.
   *
   * @param token the user's own that asks, if it is not the client itself
   * @param authentication that the user just finished in this browser
   * @param name what the user is to recognize it by
   */
  public record Ask(
      TenantId tenant,
      ClientId client,
      Optional<UserToken> token,
      UserId user,
      AuthenticationId authentication,
      Label name) {

    /** Whoever asks knows of what they began, and a user token of what it was minted with. */
    private boolean mayName(Authentication found) {
      return found.user().equals(user)
          && found.client().equals(client)
          && (found.token().equals(token.map(UserToken::id))
              || token.flatMap(UserToken::authentication).filter(found.id()::equals).isPresent());
    }
  }

  private final Transactions transactions;
  private final Tenants tenants;
  private final Users users;
  private final Authenticators authenticators;
  private final Authentications authentications;
  private final TrustedBrowsers kept;
  private final Browsers browsers;
  private final BrowserTokens tokens;
  private final Chronicle chronicle;
  private final Identifiers identifiers;
  private final InstantSource clock;

  public RememberBrowser(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      Authentications authentications,
      TrustedBrowsers kept,
      Browsers browsers,
      BrowserTokens tokens,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.authenticators = authenticators;
    this.authentications = authentications;
    this.kept = kept;
    this.browsers = browsers;
    this.tokens = tokens;
    this.chronicle = chronicle;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  public RememberResult remember(Ask ask) {
    return transactions.inTransaction(() -> {
      users.lock(ask.tenant(), ask.user());
      var settings = tenants.find(ask.tenant()).orElseThrow().settings();
      return settings
          .trustedBrowsers()
          .map(lifetime -> remember(ask, lifetime, settings.freshProof()))
          .orElseGet(Off::new);
    });
  }

  private RememberResult remember(Ask ask, Duration lifetime, Duration maxAge) {
    Instant now = clock.instant();
    List<Authenticator> bound = authenticators.ofUser(ask.tenant(), ask.user());
    if (authentications
        .find(ask.tenant(), ask.authentication())
        .filter(ask::mayName)
        .filter(found -> vouches(found, bound, maxAge, now))
        .isEmpty()) {
      return unproved(bound, maxAge);
    }
    TrustedBrowserId id = new TrustedBrowserId(identifiers.next());
    BrowserToken token = tokens.first(id);
    TrustedBrowser browser = browser(ask, token, now, now.plus(lifetime));
    if (!kept.add(browser)) {
      return unproved(bound, maxAge);
    }
    makeRoom(ask, now);
    tell(browser);
    return new Remembered(browser, token.text());
  }

  private void tell(TrustedBrowser browser) {
    chronicle.tell(
        EventType.BROWSER_TRUSTED,
        browser.tenant(),
        browser.user(),
        browser.client(),
        Fact.browser(browser.id()),
        Fact.authentication(browser.authentication()));
  }

  private static Unproved unproved(List<Authenticator> bound, Duration maxAge) {
    return new Unproved(
        new ProofNeeded(
            maxAge, bound.stream().map(Authenticator::factor).collect(Collectors.toSet())));
  }

  private static boolean vouches(
      Authentication found, List<Authenticator> bound, Duration maxAge, Instant now) {
    if (!(found.progress() instanceof Approved)) {
      return false;
    }
    Set<AuthenticatorId> still = bound.stream().map(Authenticator::id).collect(Collectors.toSet());
    return found.proofs().stream()
        .filter(proof -> still.contains(proof.authenticator()))
        .anyMatch(proof -> fresh(proof.at(), maxAge, now));
  }

  private static boolean fresh(Instant at, Duration maxAge, Instant now) {
    return !at.isAfter(now.plus(SKEW)) && now.isBefore(at.plus(maxAge));
  }

  /** A browser that forgets its token would leave a trusted one behind at each sign-in. */
  private void makeRoom(Ask ask, Instant now) {
    List<TrustedBrowser> active =
        kept.ofUser(ask.tenant(), ask.user()).stream()
            .filter(browser -> browser.active(now))
            .toList();
    if (active.size() > TrustedBrowser.MOST) {
      active.stream()
          .filter(browser -> !browser.authentication().equals(ask.authentication()))
          .min(Comparator.comparing(browser -> browser.lastUsedAt().orElse(browser.createdAt())))
          .flatMap(oldest -> kept.lock(oldest.tenant(), oldest.id()))
          .filter(oldest -> oldest.active(now))
          .ifPresent(oldest -> browsers.revoke(oldest, "too-many"));
    }
  }

  private static TrustedBrowser browser(
      Ask ask, BrowserToken token, Instant now, Instant expiresAt) {
    return new TrustedBrowser(
        token.id(),
        ask.tenant(),
        ask.user(),
        ask.client(),
        ask.authentication(),
        ask.name(),
        token.hash(),
        Optional.empty(),
        now,
        Optional.empty(),
        expiresAt,
        Optional.empty());
  }
}

package io.countersign.application.browser;

import static io.countersign.domain.browser.Presentation.THEFT_SUSPECTED;

import io.countersign.application.event.Chronicle;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells browsers that their users asked to remember from all others, by a token that does once: the
 * answer has another one.
 *
 * <p>Of a browser of which two have had the token the trust ends. Only of that one: the user's
 * others have secrets of their own, of which nobody showed a wrong copy, and an answer that got
 * lost looks the same as a theft.
 */
public final class Browsers {

  private final Transactions transactions;
  private final Tenants tenants;
  private final TrustedBrowsers browsers;
  private final BrowserTokens tokens;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public Browsers(
      Transactions transactions,
      Tenants tenants,
      TrustedBrowsers browsers,
      BrowserTokens tokens,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.browsers = browsers;
    this.tokens = tokens;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /**
   * Looks whether a token is a stolen one, before anything else is done with it: whatever fails
   * later then does not take back what was noticed.
   */
  public void look(ShownToken shown) {
    if (browsers
        .find(shown.tenant(), shown.token().id())
        .filter(found -> isStolenFrom(found, shown))
        .isPresent()) {
      // It may look so only because it was replaced a moment ago.
      Optional<TrustedBrowser> _ =
          transactions.inTransaction(() ->
              browsers
                  .lock(shown.tenant(), shown.token().id())
                  .filter(found -> isStolenFrom(found, shown))
                  .map(this::ended));
    }
  }

  private boolean isStolenFrom(TrustedBrowser found, ShownToken shown) {
    return found.belongsTo(shown.user(), shown.client())
        && found.presented(shown.token().hash(), clock.instant()) == THEFT_SUSPECTED;
  }

  /**
   * Whether the browser is trusted. To be called in the transaction of what it is trusted for: if
   * that fails, the token is not replaced.
   *
   * @return nothing if it is not, whatever the reason
   */
  public Optional<RecognizedBrowser> recognize(ShownToken shown) {
    return tenants
        .find(shown.tenant())
        .flatMap(tenant -> tenant.settings().trustedBrowsers())
        .flatMap(lifetime ->
            browsers
                .lock(shown.tenant(), shown.token().id())
                .filter(found -> found.belongsTo(shown.user(), shown.client()))
                .flatMap(found -> recognize(found, shown.token(), lifetime)));
  }

  private Optional<RecognizedBrowser> recognize(
      TrustedBrowser found, BrowserToken token, Duration lifetime) {
    // The time is taken under the lock: whoever waited may have come too late meanwhile.
    Instant now = clock.instant();
    Instant expiresAt = found.within(lifetime).expiresAt();
    if (!now.isBefore(expiresAt)) {
      return Optional.empty();
    }
    return switch (found.presented(token.hash(), now)) {
      case CURRENT -> Optional.of(replaced(found, token, expiresAt, now));
      case JUST_REPLACED -> Optional.of(again(found, token, expiresAt, now));
      case THEFT_SUSPECTED -> {
        TrustedBrowser _ = ended(found);
        yield Optional.empty();
      }
      case OVER -> Optional.empty();
    };
  }

  private RecognizedBrowser replaced(
      TrustedBrowser found, BrowserToken token, Instant expiresAt, Instant now) {
    SecretBytes salt = tokens.salt();
    BrowserToken next = tokens.after(found.tenant(), token, salt);
    browsers.update(found.rotated(next.hash(), salt, now));
    return new RecognizedBrowser(found.id(), Optional.of(next.text()), expiresAt);
  }

  /** Its successor is told again, unless the installation's key is another one since. */
  private RecognizedBrowser again(
      TrustedBrowser found, BrowserToken token, Instant expiresAt, Instant now) {
    browsers.update(found.used(now));
    SecretBytes salt = found.replaced().orElseThrow().salt();
    BrowserToken next = tokens.after(found.tenant(), token, salt);
    return new RecognizedBrowser(
        found.id(),
        Optional.of(next).filter(made -> made.hash().equals(found.hash())).map(BrowserToken::text),
        expiresAt);
  }

  /** Tells what a browser was recognized for, in the same transaction. */
  public void tell(RecognizedBrowser browser, Authentication authentication) {
    chronicle.tell(
        EventType.BROWSER_USED,
        authentication.tenant(),
        authentication.user(),
        authentication.client(),
        Fact.browser(browser.id()),
        Fact.authentication(authentication.id()));
  }

  /**
   * Ends the trust in every browser of a user. To be called in the transaction of what is the
   * reason, under the user's lock.
   *
   * @param reason lower-case words joined by dashes
   * @return how many were trusted
   */
  public int revokeAll(TenantId tenant, UserId user, String reason) {
    Instant now = clock.instant();
    List<TrustedBrowser> trusted =
        browsers.ofUser(tenant, user).stream().filter(one -> one.active(now)).toList();
    int _ = browsers.revokeAll(tenant, user, now);
    trusted.forEach(one -> tellRevoked(one, reason));
    return trusted.size();
  }

  /**
   * Ends the trust in one browser.
   *
   * @param locked which is locked, and was not revoked before
   * @param reason lower-case words joined by dashes
   */
  public TrustedBrowser revoke(TrustedBrowser locked, String reason) {
    TrustedBrowser revoked = locked.revoked(clock.instant());
    browsers.update(revoked);
    tellRevoked(revoked, reason);
    return revoked;
  }

  private TrustedBrowser ended(TrustedBrowser locked) {
    chronicle.tell(
        EventType.BROWSER_THEFT_SUSPECTED,
        locked.tenant(),
        locked.user(),
        locked.client(),
        Fact.browser(locked.id()));
    return revoke(locked, "theft-suspected");
  }

  private void tellRevoked(TrustedBrowser revoked, String reason) {
    chronicle.tell(
        EventType.BROWSER_REVOKED,
        revoked.tenant(),
        revoked.user(),
        revoked.client(),
        Fact.browser(revoked.id()),
        Fact.reason(reason));
  }
}

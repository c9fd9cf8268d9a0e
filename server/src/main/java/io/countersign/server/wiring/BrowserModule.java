package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.account.RememberBrowser;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.browser.BrowserTokens;
import io.countersign.application.browser.Browsers;
import io.countersign.application.browser.ListTrustedBrowsers;
import io.countersign.application.browser.RevokeTrustedBrowser;
import io.countersign.application.browser.RevokeTrustedBrowsers;
import io.countersign.application.browser.TrustedBrowsers;
import io.countersign.application.event.Chronicle;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.secret.Secrets;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Trusted browsers: remember, recognize, list, revoke. */
final class BrowserModule extends AbstractModule {

  @Provides
  @Singleton
  BrowserTokens browserTokens(Secrets secrets, SecureRandom random) {
    return new BrowserTokens(secrets, random);
  }

  @Provides
  @Singleton
  Browsers browsers(
      Transactions transactions,
      Tenants tenants,
      TrustedBrowsers browsers,
      BrowserTokens tokens,
      Chronicle chronicle,
      InstantSource clock) {
    return new Browsers(transactions, tenants, browsers, tokens, chronicle, clock);
  }

  @Provides
  @Singleton
  RememberBrowser rememberBrowser(
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
    return new RememberBrowser(
        transactions,
        tenants,
        users,
        authenticators,
        authentications,
        kept,
        browsers,
        tokens,
        chronicle,
        identifiers,
        clock);
  }

  @Provides
  @Singleton
  ListTrustedBrowsers listTrustedBrowsers(
      Tenants tenants, TrustedBrowsers browsers, InstantSource clock) {
    return new ListTrustedBrowsers(tenants, browsers, clock);
  }

  @Provides
  @Singleton
  RevokeTrustedBrowser revokeTrustedBrowser(
      Transactions transactions, TrustedBrowsers kept, Browsers browsers) {
    return new RevokeTrustedBrowser(transactions, kept, browsers);
  }

  @Provides
  @Singleton
  RevokeTrustedBrowsers revokeTrustedBrowsers(
      Transactions transactions, Users users, Browsers browsers) {
    return new RevokeTrustedBrowsers(transactions, users, browsers);
  }
}

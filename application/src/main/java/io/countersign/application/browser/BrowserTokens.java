package io.countersign.application.browser;

import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Makes the tokens of trusted browsers.
 *
 * <p>The one that replaces another is a keyed hash of it and of a salt: whoever presents the
 * replaced one again within its grace, because the answer got lost, is told the same. Nobody can
 * tell it from 256 random bits without that token, which is not in the store, and the
 * installation's key, which is not there either.
 */
public final class BrowserTokens {

  private final Secrets secrets;
  private final SecureRandom random;

  public BrowserTokens(Secrets secrets, SecureRandom random) {
    this.secrets = secrets;
    this.random = random;
  }

  /** The first one of a browser. */
  public BrowserToken first(TrustedBrowserId id) {
    return new BrowserToken(id, random(BrowserToken.SECRET_BYTES));
  }

  SecretBytes salt() {
    return random(32);
  }

  BrowserToken after(TenantId tenant, BrowserToken token, SecretBytes salt) {
    byte[] secret = token.secret().reveal();
    byte[] salted =
        ByteBuffer.allocate(secret.length + salt.length()).put(secret).put(salt.reveal()).array();
    return new BrowserToken(
        token.id(),
        secrets.fingerprint(SecretBytes.of(salted), Place.of("browser-token", tenant, token.id())));
  }

  private SecretBytes random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return SecretBytes.of(bytes);
  }
}

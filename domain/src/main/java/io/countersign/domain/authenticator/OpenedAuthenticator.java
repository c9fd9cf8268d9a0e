package io.countersign.domain.authenticator;

import io.countersign.domain.factor.Credential;
import java.time.Instant;

/** An authenticator together with its decrypted credential, for the time of one verification. */
public record OpenedAuthenticator(Authenticator authenticator, Credential credential) {

  /** After a right response: nothing counts against it and its credential has moved on. */
  public OpenedAuthenticator used(Credential newCredential, Instant now) {
    return new OpenedAuthenticator(authenticator.used(now), newCredential);
  }
}

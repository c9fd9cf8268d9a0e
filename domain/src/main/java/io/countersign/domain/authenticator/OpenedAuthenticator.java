package io.countersign.domain.authenticator;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;

/** An authenticator together with its decrypted credential, for the time of one verification. */
public record OpenedAuthenticator(Authenticator authenticator, Credential credential) {

  /** After this right response. */
  public OpenedAuthenticator used(Verified verified, Instant now) {
    OpenedAuthenticator moved = used(verified.credential(), now);
    return verified
        .profile()
        .map(profile ->
            new OpenedAuthenticator(
                moved.authenticator().described(profile), verified.credential()))
        .orElse(moved);
  }

  /** With these wrong responses against it. */
  public OpenedAuthenticator counting(Guesses counted) {
    return new OpenedAuthenticator(authenticator.counting(counted), credential);
  }

  /** After a right response: nothing counts against it and its credential has moved on. */
  public OpenedAuthenticator used(Credential newCredential, Instant now) {
    return new OpenedAuthenticator(authenticator.used(now), newCredential);
  }
}

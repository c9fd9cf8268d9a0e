package io.countersign.domain.factor;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * What a factor gets to begin an enrollment.
 *
 * @param as the name by which the factor was asked for: its type or one of its variants
 * @param issuer who asks, as the user knows them, for example the name of the tenant
 * @param account the user's name as they know it, for example an e-mail address
 * @param handle names the user to an authenticator and tells nobody who it is: 32 bytes, always the
 *     same for the same user of the same tenant (WebAuthn Level 3 section 5.4.3, user handle)
 * @param existing the credentials of this factor that the user has already
 * @param options the factor's own options as the caller sent them, maybe none
 * @param random where all randomness comes from
 * @param now the host's time
 */
public record EnrollmentRequest(
    FactorType as,
    String issuer,
    String account,
    SecretBytes handle,
    List<Credential> existing,
    Fields options,
    SecureRandom random,
    Instant now) {

  /** Keeps a copy. */
  public EnrollmentRequest {
    existing = List.copyOf(existing);
  }
}

package io.countersign.domain.attempt;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;

/**
 * What is counted together.
 *
 * @param subject a keyed hash of the user, of the identifier if nobody knows whose it is, or of an
 *     authenticator; 32 bytes
 * @param audience whose guesses
 * @param who a keyed hash of the device or address, 32 bytes; zeros where the audience says it all
 */
public record CounterKey(TenantId tenant, SecretBytes subject, Audience audience, SecretBytes who) {

  private static final SecretBytes NOBODY = SecretBytes.of(new byte[32]);

  /** Of everybody whose device is not known. */
  public static CounterKey everyone(TenantId tenant, SecretBytes subject) {
    return new CounterKey(tenant, subject, Audience.EVERYONE, NOBODY);
  }

  /** Of whoever binds an authenticator. */
  public static CounterKey enrollment(TenantId tenant, SecretBytes subject) {
    return new CounterKey(tenant, subject, Audience.ENROLLMENT, NOBODY);
  }

  /**
   * Of one device of a user at one of their authenticators.
   *
   * @param authenticator a keyed hash of it, 32 bytes
   */
  public static CounterKey authenticator(
      TenantId tenant, SecretBytes authenticator, SecretBytes device) {
    return new CounterKey(tenant, authenticator, Audience.KNOWN_DEVICE, device);
  }

  /** Of one device of the user. */
  public CounterKey device(SecretBytes device) {
    return new CounterKey(tenant, subject, Audience.KNOWN_DEVICE, device);
  }

  /** Of one address. */
  public CounterKey source(SecretBytes source) {
    return new CounterKey(tenant, subject, Audience.SOURCE, source);
  }
}

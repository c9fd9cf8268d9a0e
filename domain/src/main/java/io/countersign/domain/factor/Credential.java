package io.countersign.domain.factor;

/**
 * The opaque state that a factor keeps for one authenticator: a seed, a public key, the last step
 * used. Only its factor can read it; the host encrypts it, bound to its tenant, user and
 * authenticator.
 *
 * @param state at most 16 KiB
 */
public record Credential(SecretBytes state) {

  private static final int MOST = 16 * 1024;

  /**
   * @throws IllegalArgumentException if {@code state} is larger than 16 KiB
   */
  public Credential {
    if (state.length() > MOST) {
      throw new IllegalArgumentException("a credential has at most " + MOST + " bytes");
    }
  }
}

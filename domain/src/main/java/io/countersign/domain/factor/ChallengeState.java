package io.countersign.domain.factor;

/**
 * The opaque state that a factor keeps for one challenge, such as a nonce or the hash of a code;
 * encrypted by the host.
 *
 * @param state at most 4 KiB
 */
public record ChallengeState(SecretBytes state) {

  private static final int MOST = 4 * 1024;

  /**
   * @throws IllegalArgumentException if {@code state} is larger than 4 KiB
   */
  public ChallengeState {
    if (state.length() > MOST) {
      throw new IllegalArgumentException("a challenge state has at most " + MOST + " bytes");
    }
  }

  /** For factors whose challenges need no state of their own. */
  public static ChallengeState none() {
    return new ChallengeState(SecretBytes.none());
  }
}

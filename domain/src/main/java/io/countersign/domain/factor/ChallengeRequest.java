package io.countersign.domain.factor;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * What a factor gets to make a challenge.
 *
 * @param as the name by which the factor is asked: its type or one of its variants
 * @param others the credentials of this factor that the same user has besides the one that is
 *     asked, for factors that let the user choose between them when they answer; see {@link
 *     Factor#answering}
 * @param random where all randomness comes from
 * @param now the host's time
 */
public record ChallengeRequest(
    FactorType as, List<Credential> others, SecureRandom random, Instant now) {

  /** Keeps a copy. */
  public ChallengeRequest {
    others = List.copyOf(others);
  }
}

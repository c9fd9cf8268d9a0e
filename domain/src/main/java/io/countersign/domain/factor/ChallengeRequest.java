package io.countersign.domain.factor;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * What a factor gets to make a challenge.
 *
 * @param random where all randomness comes from
 * @param now the host's time
 */
public record ChallengeRequest(SecureRandom random, Instant now) {}

package io.countersign.domain.factor;

/**
 * A challenge as its factor made it.
 *
 * @param state kept, encrypted, until the challenge is answered or expires
 * @param shown what the caller shows to the user or hands to the browser
 */
public record ChallengeStart(ChallengeState state, Shown shown) {}

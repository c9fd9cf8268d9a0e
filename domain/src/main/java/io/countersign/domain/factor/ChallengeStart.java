package io.countersign.domain.factor;

import java.util.Optional;

/**
 * A challenge as its factor made it.
 *
 * @param state kept, encrypted, until the challenge is answered or expires
 * @param shown what the caller shows to the user or hands to the browser
 * @param message what is to be sent to the user
 */
public record ChallengeStart(ChallengeState state, Shown shown, Optional<Message> message) {

  /** One that sends nothing. */
  public ChallengeStart(ChallengeState state, Shown shown) {
    this(state, shown, Optional.empty());
  }
}

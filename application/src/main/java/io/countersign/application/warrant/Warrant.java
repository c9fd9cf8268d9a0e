package io.countersign.application.warrant;

import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.UserTokenId;
import java.util.Optional;

/**
 * What is said to entitle a change of a user's authenticators: {@link Warrants} judge whether it
 * does.
 */
public sealed interface Warrant {

  /** Nothing was said. */
  record None() implements Warrant {}

  /**
   * The user proved a factor a moment ago.
   *
   * @param authentication in which they did
   * @param client who shows it, and must have begun it
   * @param token which must have begun it, if it is the user's own token that shows it and was not
   *     made with it
   */
  record Proved(AuthenticationId authentication, ClientId client, Optional<UserTokenId> token)
      implements Warrant {}

  /**
   * The client vouches for the first factor: enough for a user who has nothing else.
   *
   * @param client who does
   */
  record Vouched(FirstFactor firstFactor, ClientId client) implements Warrant {}

  /**
   * A help desk decides, with a key that may.
   *
   * @param reason what goes into the log and among the events, 1 to 200 characters
   * @param client whose key it is
   */
  record Overridden(String reason, ClientId client) implements Warrant {}

  /** Whoever says so; nobody, if nothing was said. */
  default Optional<ClientId> by() {
    return switch (this) {
      case None() -> Optional.empty();
      case Proved proved -> Optional.of(proved.client());
      case Vouched vouched -> Optional.of(vouched.client());
      case Overridden overridden -> Optional.of(overridden.client());
    };
  }
}

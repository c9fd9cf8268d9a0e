package io.countersign.application.lockout;

import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.attempt.Target;
import io.countersign.domain.user.UserId;
import java.util.Optional;

/**
 * Where guesses at an identifier count.
 *
 * @param everyone the counter of whoever is not known
 * @param user whose it is, if anybody knows
 */
record Counted(CounterKey everyone, Target target, Optional<UserId> user) {

  Named named() {
    return target.named(user);
  }
}

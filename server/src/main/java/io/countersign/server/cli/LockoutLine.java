package io.countersign.server.cli;

import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.lockout.Lock;
import java.util.Locale;

/** Locks, and what they are of, as the commands write and read them. */
final class LockoutLine {

  private LockoutLine() {}

  static String of(Counter counter) {
    Lock lock = counter.tally().lock().orElseThrow();
    return "%s:%s  %s  until %s  %s after %d"
        .formatted(
            counter.named().type().text(),
            counter.named().shown(),
            counter.key().audience().text(),
            lock.until(),
            lock.cause().name().toLowerCase(Locale.ROOT),
            lock.attempts());
  }

  static Identifier identifier(String text) throws CommandFailed {
    try {
      return Identifier.of(text);
    } catch (IllegalArgumentException malformed) {
      throw CommandFailed.usage("an identifier " + malformed.getMessage());
    }
  }
}

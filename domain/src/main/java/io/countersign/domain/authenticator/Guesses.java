package io.countersign.domain.authenticator;

import java.time.Instant;

/**
 * The wrong responses since the last right one, in the current window.
 *
 * @param wrong how many, 0 or more
 * @param since when the window opened; means nothing while {@code wrong} is 0
 */
public record Guesses(int wrong, Instant since) {

  /** No wrong response yet. */
  public static final Guesses NONE = new Guesses(0, Instant.EPOCH);

  /** Whether no further response may be evaluated now. */
  public boolean spent(GuessLimit limit, Instant now) {
    return !over(limit, now) && wrong >= limit.most();
  }

  /** One more wrong response: in this window, or as the first of a new one. */
  public Guesses oneMore(GuessLimit limit, Instant now) {
    return wrong == 0 || over(limit, now) ? new Guesses(1, now) : new Guesses(wrong + 1, since);
  }

  /** When the next response may be evaluated again, if they are {@link #spent}. */
  public Instant reopensAt(GuessLimit limit) {
    return since.plus(limit.window());
  }

  /** A clock that went back does not end a window: only time that has passed does. */
  private boolean over(GuessLimit limit, Instant now) {
    return !now.isBefore(reopensAt(limit));
  }
}

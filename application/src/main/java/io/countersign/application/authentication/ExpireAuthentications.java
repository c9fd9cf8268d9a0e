package io.countersign.application.authentication;

import io.countersign.application.chore.Batches;
import io.countersign.application.transaction.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as expired, and tells, what nobody answered in time. Several may do it at once: each is
 * told once, and none that was finished at the last moment.
 *
 * <p>It looks at the authentications by the ends of their times, which never change, and remembers
 * how far it got: so nothing is to be kept for it on the way of a sign-in. Whoever looks for the
 * first time begins with the oldest that is kept.
 */
public final class ExpireAuthentications {

  private static final int BATCH = 100;

  /** How much time one question to the store is about, be there as much in it as there may. */
  private static final Duration SPAN = Duration.ofMinutes(10);

  /** How late a transaction may be committed, and how far the clocks of nodes may be apart. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Authentications authentications;
  private final Endings endings;
  private final InstantSource clock;
  private @Nullable Instant looked;

  public ExpireAuthentications(
      Transactions transactions,
      Authentications authentications,
      Endings endings,
      InstantSource clock) {
    this.transactions = transactions;
    this.authentications = authentications;
    this.endings = endings;
    this.clock = clock;
  }

  /**
   * @return how many had expired
   */
  public synchronized int expire() {
    Instant now = clock.instant();
    int done = 0;
    Instant from = begin(now);
    while (from.isBefore(now) && !Thread.currentThread().isInterrupted()) {
      Instant after = from;
      Instant until = earlier(now, from.plus(SPAN));
      done += Batches.all(() -> expireSome(after, until));
      from = until;
    }
    // Whoever was interrupted goes on there; the time may also have been set back.
    looked = earlier(from, now.minus(OVERLAP));
    return done;
  }

  private Instant begin(Instant now) {
    Instant known = now.minus(OVERLAP);
    return Optional.ofNullable(looked)
        .or(() -> authentications.firstEnd().map(first -> first.minus(OVERLAP)))
        .map(since -> earlier(since, known))
        .orElse(known);
  }

  private int expireSome(Instant after, Instant until) {
    List<Unanswered> some = authentications.unanswered(after, until, BATCH);
    if (!some.isEmpty()) {
      transactions.inTransaction(() -> {
        some.stream().filter(authentications::expire).forEach(endings::tellExpired);
        return some;
      });
    }
    return some.size();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}

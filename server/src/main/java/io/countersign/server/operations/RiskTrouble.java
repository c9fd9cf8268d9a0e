package io.countersign.server.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which assessors do not answer: each once a minute, however many sign-ins ask it. */
public final class RiskTrouble implements BiConsumer<String, Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(RiskTrouble.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Map<String, Instant> told = new ConcurrentHashMap<>();

  public RiskTrouble(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void accept(String assessor, Throwable why) {
    Instant now = clock.instant();
    Instant last = told.merge(assessor, now, (before, then) -> due(before, then) ? then : before);
    if (last.equals(now)) {
      LOG.warn("assessor {} does not answer, and says nothing but risk", assessor, why);
    }
  }

  /** A clock that was set back does not make it quiet for longer. */
  private static boolean due(Instant before, Instant now) {
    return now.isBefore(before) || !now.isBefore(before.plus(QUIET));
  }
}

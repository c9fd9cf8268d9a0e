package io.countersign.application.policy;

import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.PolicyFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One version, compiled by the first who asks for it; whoever asks meanwhile waits for what comes
 * of that. What failed is not tried again for a while: nobody is to have it compiled with every
 * request.
 */
final class Compilation {

  /** What any takes, in bytes, be it compiled or not. */
  static final int LEAST = 16 << 10;

  /** How long a compilation waits for its turn. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long the others wait for it; it has bounds of its own. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  /** What came of it. */
  sealed interface Outcome {

    /**
     * @throws PolicyFailed if it failed
     */
    CompiledPolicy policy();
  }

  private record Done(CompiledPolicy policy) implements Outcome {}

  private record Failed(String code, String message, Instant at) implements Outcome {

    @Override
    public CompiledPolicy policy() {
      throw new PolicyFailed(code, message);
    }
  }

  private final InstantSource clock;
  private final Supplier<CompiledPolicy> compiler;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable CompletableFuture<Outcome> latest;

  /**
   * @param compiler may throw what is no failure of the policy, which is not remembered
   */
  Compilation(InstantSource clock, Supplier<CompiledPolicy> compiler) {
    this.clock = clock;
    this.compiler = compiler;
  }

  /** About how much memory it takes, in bytes. */
  long size() {
    CompletableFuture<Outcome> tried = latest;
    return tried != null
            && tried.isDone()
            && !tried.isCompletedExceptionally()
            && tried.join() instanceof Done(var done)
        ? LEAST + done.policy().size()
        : LEAST;
  }

  /** What came of it, if that is known and still counts. */
  Optional<Outcome> known() {
    looking.lock();
    try {
      return Optional.ofNullable(latest)
          .filter(tried -> tried.isDone() && counts(tried))
          .map(CompletableFuture::join);
    } finally {
      looking.unlock();
    }
  }

  /** What comes of it, which may take seconds. */
  Outcome outcome() {
    CompletableFuture<Outcome> mine = new CompletableFuture<>();
    Optional<CompletableFuture<Outcome>> others = unlessOthers(mine);
    if (others.isEmpty()) {
      attempt(mine);
    }
    return awaited(others.orElse(mine));
  }

  /** What others found, or are about to; if there is nothing, it is mine that all wait for now. */
  private Optional<CompletableFuture<Outcome>> unlessOthers(CompletableFuture<Outcome> mine) {
    looking.lock();
    try {
      CompletableFuture<Outcome> before = latest;
      if (before != null && (!before.isDone() || counts(before))) {
        return Optional.of(before);
      }
      latest = mine;
      return Optional.empty();
    } finally {
      looking.unlock();
    }
  }

  private boolean counts(CompletableFuture<Outcome> tried) {
    return !tried.isCompletedExceptionally()
        && switch (tried.join()) {
          case Done _ -> true;
          case Failed failed -> clock.instant().isBefore(failed.at().plus(REMEMBERED));
        };
  }

  private void attempt(CompletableFuture<Outcome> mine) {
    try {
      mine.complete(new Done(compiler.get()));
    } catch (PolicyFailed failed) {
      mine.complete(
          new Failed(failed.code(), String.valueOf(failed.getMessage()), clock.instant()));
    } catch (RuntimeException | Error failed) {
      mine.completeExceptionally(failed);
      throw failed;
    }
  }

  private static Outcome awaited(CompletableFuture<Outcome> tried) {
    try {
      return tried.get(LONGEST.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException notNow) {
      throw new PoliciesBusy("whoever compiles this policy could not");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PoliciesBusy("interrupted");
    }
  }
}

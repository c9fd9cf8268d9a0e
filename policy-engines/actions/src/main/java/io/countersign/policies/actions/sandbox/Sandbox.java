package io.countersign.policies.actions.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts, several at once, each in a place of its own that knows nothing of what was before.
 */
public final class Sandbox {

  /** Of the longest script that may be; others may wait for it to be loaded. */
  private static final Duration LOADING = Duration.ofSeconds(2);

  private static final int MOST_TIMES = 4;

  private final Bounds bounds;
  private final Places places;
  private final Share compiling;

  public Sandbox(Bounds bounds) {
    this.bounds = bounds;
    places = new Places(bounds);
    compiling = new Share(Math.max(1, (bounds.places() - 1) / 2));
  }

  /** How much a script may take while it runs, in bytes. */
  public int memory() {
    return bounds.memory();
  }

  /** For all scripts that are not known to be good yet: together they have less than half. */
  public Share compiling() {
    return compiling;
  }

  /** For the scripts of one policy. */
  public Share share() {
    return new Share(bounds.places() - 1);
  }

  /** Has an interpreter ready in every place. */
  public void fill() {
    places.fill();
  }

  /**
   * Makes a script ready to be run.
   *
   * @param code as a JSON text
   * @throws InvalidScript if it is none
   * @throws ScriptFailed if that takes too much
   */
  public Image load(String code, Share share) {
    Exchange exchange =
        new Exchange(Instant.EPOCH, kind -> Optional.of(code).filter(_ -> kind.equals("code")));
    Place place = places.take(places.interpreter().image(), share);
    return await(place, place.load(exchange, new Stay(place, share)), LOADING);
  }

  /**
   * Runs it.
   *
   * @param at what its clock says
   * @param answers what it is told when it asks
   * @return what it said, in order
   * @throws ScriptFailed if it did not come to its end
   */
  public List<Message> run(Image script, Share share, Instant at, Answers answers) {
    Exchange exchange = new Exchange(at, answers);
    Place place = places.take(script, share);
    return await(place, place.run(script, exchange, new Stay(place, share)), bounds.time());
  }

  /** A stay ends when the thread is free again, which may be later than we know the result. */
  private final class Stay implements Place.Stay {

    private final Place place;
    private final Share share;

    Stay(Place place, Share share) {
      this.place = place;
      this.share = share;
    }

    @Override
    public void ended(boolean well) {
      if (well) {
        places.giveBack(place, share);
      } else {
        places.replace(share);
      }
    }
  }

  /** On a machine that has no time for the script, that is not the script's fault. */
  private static <T> T await(Place place, CompletableFuture<T> result, Duration time) {
    for (int times = 1; times <= MOST_TIMES; times++) {
      try {
        return after(place, result, time);
      } catch (TimeoutException e) {
        if (place.worked().multipliedBy(2).compareTo(time) >= 0) {
          String why = "it took more than " + time.toMillis() + " ms";
          return leave(place, result, new ScriptFailed("timed-out", why));
        }
      }
    }
    String why = "no processor had time for it";
    return leave(place, result, ScriptFailed.ofOthers("timed-out", why));
  }

  private static <T> T after(Place place, CompletableFuture<T> result, Duration time)
      throws TimeoutException {
    try {
      return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return leave(
          place,
          result,
          ScriptFailed.ofOthers("interrupted", "whoever asked does not wait for it"));
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /** Either we give it up, or it was done just now: never both, so that no successor is ended. */
  private static <T> T leave(Place place, CompletableFuture<T> result, ScriptFailed why) {
    if (!result.completeExceptionally(why)) {
      return result.join();
    }
    place.leave();
    throw why;
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case ScriptFailed failed -> failed;
      case InvalidScript invalid -> invalid;
      case StackOverflowError tooDeep ->
          new ScriptFailed("stack-exhausted", "it calls itself too often");
      case null, default -> new ScriptFailed("threw", "the interpreter gave up");
    };
  }
}

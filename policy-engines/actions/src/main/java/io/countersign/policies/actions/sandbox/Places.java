package io.countersign.policies.actions.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All places there are, taken one by one and given back. */
final class Places {

  private final Bounds bounds;
  private final Semaphore free;
  private final Deque<Place> vacant = new ArrayDeque<>();
  private @Nullable Interpreter interpreter;

  Places(Bounds bounds) {
    this.bounds = bounds;
    free = new Semaphore(bounds.places(), true);
  }

  /** From which all others are copied; the first time, that takes a while. */
  synchronized Interpreter interpreter() {
    if (interpreter == null) {
      interpreter = Interpreter.start(bounds.memory());
    }
    return interpreter;
  }

  /** Has an interpreter ready in every place. */
  void fill() {
    Interpreter first = interpreter();
    while (count() < bounds.places()) {
      Place place = new Place(first);
      place.prepare().join();
      add(place);
    }
  }

  private synchronized int count() {
    return vacant.size();
  }

  private synchronized void add(Place place) {
    vacant.addFirst(place);
  }

  /**
   * One that is like that already, if there is one.
   *
   * @throws ScriptFailed if others keep them all
   */
  Place take(Image image, Share share) {
    waitFor(share.places());
    try {
      waitFor(free);
    } catch (ScriptFailed busy) {
      share.places().release();
      throw busy;
    }
    try {
      return vacant(image).orElseGet(this::another);
    } catch (RuntimeException | Error none) {
      free.release();
      share.places().release();
      throw none;
    }
  }

  private synchronized Optional<Place> vacant(Image image) {
    Optional<Place> taken =
        vacant.stream()
            .filter(place -> place.isLike(image))
            .findFirst()
            .or(() -> Optional.ofNullable(vacant.peekLast()));
    taken.ifPresent(vacant::remove);
    return taken;
  }

  private Place another() {
    Place place = new Place(interpreter());
    place.prepare().join();
    return place;
  }

  private void waitFor(Semaphore turn) {
    try {
      if (!turn.tryAcquire(bounds.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw ScriptFailed.ofOthers("busy", "too many others run");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ScriptFailed.ofOthers("interrupted", "whoever asked does not wait for it");
    }
  }

  /** It is as before. */
  void giveBack(Place place, Share share) {
    add(place);
    free.release();
    share.places().release();
  }

  /** It was thrown away: there is another before its successor is let in, so that nobody waits. */
  void replace(Share share) {
    share.places().release();
    try {
      Place next = new Place(interpreter());
      var _ =
          next.prepare()
              .whenComplete((ready, failed) -> {
                if (failed == null) {
                  add(next);
                }
                free.release();
              });
    } catch (RuntimeException | Error none) {
      free.release();
      throw none;
    }
  }
}

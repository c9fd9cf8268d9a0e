package io.countersign.policies.actions.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A thread and the interpreter that runs on it. After every run the interpreter is made what it was
 * before, and after one that failed in any way the whole place is thrown away: what is left of it
 * nobody knows.
 */
final class Place {

  /** Scripts call themselves, and each call of theirs is several of ours. */
  private static final long STACK = 16 << 20;

  private static final ThreadMXBean PROCESSORS = ManagementFactory.getThreadMXBean();

  private final Interpreter interpreter;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(this::thread);
  private final AtomicLong id = new AtomicLong();
  private volatile long begun;
  private volatile @Nullable Stay stay;
  private volatile @Nullable Image like;
  private @Nullable Guest guest;

  Place(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  private Thread thread(Runnable work) {
    Thread made = Thread.ofPlatform().daemon().name("action").stackSize(STACK).unstarted(work);
    id.set(made.threadId());
    return made;
  }

  /** Somebody in a place. */
  interface Stay {

    /**
     * Called once, when the thread has nothing to do any more.
     *
     * @param well whether the place is as before
     */
    void ended(boolean well);
  }

  /** Whether it need not become anything else before that runs. */
  boolean isLike(Image image) {
    return like == image;
  }

  /** Makes an interpreter. */
  CompletableFuture<Void> prepare() {
    return CompletableFuture.runAsync(() -> restore(interpreter.image()), thread);
  }

  /** How long a processor has worked for what runs now. */
  Duration worked() {
    return Duration.ofNanos(Math.max(0, PROCESSORS.getThreadCpuTime(id.get()) - begun));
  }

  /** Runs a script, as far as it gets. */
  CompletableFuture<List<Message>> run(Image image, Exchange exchange, Stay next) {
    return execute(image, running -> interpreter.go(running, exchange), next);
  }

  /** Loads a script: what the interpreter is like then. */
  CompletableFuture<Image> load(Exchange exchange, Stay next) {
    Image base = interpreter.image();
    Function<Guest, Image> work =
        loading -> {
          interpreter.go(loading, exchange).forEach(Place::refuse);
          return loading.image(base);
        };
    return execute(base, work, next);
  }

  private static void refuse(Message message) {
    if (message.kind().equals("threw")) {
      throw new InvalidScript(message.json());
    }
  }

  private <T> CompletableFuture<T> execute(Image image, Function<Guest, T> work, Stay next) {
    CompletableFuture<T> result = new CompletableFuture<>();
    stay = next;
    thread.execute(() -> next.ended(isDone(result, image, work)));
    return result;
  }

  /** Whether all went well, and nobody gave it up in the meantime. */
  private <T> boolean isDone(CompletableFuture<T> result, Image image, Function<Guest, T> work) {
    boolean well = false;
    begun = PROCESSORS.getCurrentThreadCpuTime();
    try {
      well = result.complete(work.apply(like(image)));
      restore(image);
    } catch (Throwable failed) {
      // Whatever it is: whoever waits is told, and the place is given back.
      well = false;
      result.completeExceptionally(failed);
    } finally {
      if (!well) {
        thread.shutdown();
      }
    }
    return well;
  }

  private Guest like(Image image) {
    Guest changing = guest;
    if (changing == null || !changing.fits(image)) {
      changing = interpreter.guest();
      guest = changing;
      like = null;
    }
    if (like != image) {
      changing.become(image);
    }
    return changing;
  }

  /** After the answer, so that nobody waits for it and no secret stays behind. */
  private void restore(Image image) {
    like = null;
    like(image);
    like = image;
  }

  /** Ends what runs: wherever it calls or loops, it looks whether its thread was interrupted. */
  void leave() {
    Stay current = stay;
    if (!thread.shutdownNow().isEmpty() && current != null) {
      current.ended(false);
    }
  }
}

package io.countersign.application.chore;

import java.util.function.IntSupplier;

/** Work that is done batch by batch until nothing is left of it. */
public final class Batches {

  private Batches() {}

  /**
   * Does batch after batch, until one finds nothing to do or this thread is interrupted.
   *
   * @param batch does some and returns how much it found
   * @return how much was found in all
   */
  public static int all(IntSupplier batch) {
    int done = 0;
    int some = batch.getAsInt();
    while (some > 0 && !Thread.currentThread().isInterrupted()) {
      done += some;
      some = batch.getAsInt();
    }
    return done + some;
  }
}

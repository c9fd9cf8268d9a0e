package io.countersign.application.transaction;

import java.util.concurrent.atomic.AtomicBoolean;

/** One that was had, until it is ended. */
public final class Turn implements Preparation.Prepared {

  private final AtomicBoolean held = new AtomicBoolean(true);
  private final Runnable release;

  /**
   * @param release gives it to the next one; run once
   */
  public Turn(Runnable release) {
    this.release = release;
  }

  @Override
  public boolean isHeld() {
    return held.get();
  }

  @Override
  public void end() {
    if (held.getAndSet(false)) {
      release.run();
    }
  }
}

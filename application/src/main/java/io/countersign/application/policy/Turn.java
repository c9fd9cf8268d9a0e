package io.countersign.application.policy;

import io.countersign.application.transaction.Preparation;
import java.util.concurrent.atomic.AtomicBoolean;

/** One that was had, until it is ended. */
final class Turn implements Preparation.Prepared {

  private final AtomicBoolean held = new AtomicBoolean(true);
  private final Runnable release;

  Turn(Runnable release) {
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

package io.countersign.application.replay;

import java.util.Locale;

/** How far a replay is. */
public enum ReplayState {
  /** Nobody began it yet. */
  WAITING,
  /** It goes on. */
  RUNNING,
  /** Every authentication was replayed. */
  DONE,
  /** It could not go on. */
  FAILED,
  /** Somebody did not want it any more. */
  CANCELED;

  /** Whether nothing comes after it. */
  public boolean over() {
    return this != WAITING && this != RUNNING;
  }

  /** The name on the wire, for example {@code done}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

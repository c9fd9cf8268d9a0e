package io.countersign.domain.attempt;

import java.util.Locale;

/** What became of an attempt, for good. */
public enum AttemptOutcome {
  /** The application says that it was right. */
  SUCCEEDED,
  /** The application says that it was wrong. */
  FAILED,
  /** Nobody said in time; it counts as wrong. */
  UNREPORTED,
  /** A lock, or its end, came between: whatever it was, nobody may be let in by it. */
  OVERTAKEN;

  /** The name on the wire, for example {@code succeeded}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

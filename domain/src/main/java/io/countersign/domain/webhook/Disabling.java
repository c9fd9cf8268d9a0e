package io.countersign.domain.webhook;

import java.time.Instant;

/** That a webhook is told nothing for now, since when and why. */
public record Disabling(Reason reason, Instant at) {

  /** Why. */
  public enum Reason {
    /** Somebody wants it so. */
    BY_CALLER("by-caller"),
    /** It answered 410: nobody is there any more. */
    GONE("gone"),
    /** It took nothing for days. */
    FAILING("failing"),
    /** It took nothing from the first attempt at an event to the last. */
    EXHAUSTED("exhausted");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** As the API says it. */
    public String text() {
      return text;
    }
  }
}

package io.countersign.rest.event;

import java.util.Locale;

/** What came of what an event tells, for whoever looks for what went wrong. */
enum Outcome {
  /** It was done; also one step of a proof that was right, which alone lets nobody in. */
  DONE,
  /** A user may be let in. */
  APPROVED,
  /** Somebody did not get what they wanted. */
  DENIED,
  /** A proof was wrong or did not come in time, or something broke. */
  FAILED,
  /** There were too many guesses. */
  LOCKED;

  /**
   * By the last word of the name: that is the participle that tells what happened.
   *
   * @param type the name of a type, be it of a later version
   */
  static Outcome of(String type) {
    String word = type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (word) {
      case "approved" -> APPROVED;
      case "denied", "unmet", "refused", "rejected" -> DENIED;
      case "failed", "expired", "theft-suspected" -> FAILED;
      case "locked", "lockout" -> LOCKED;
      default -> DONE;
    };
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.countersign.domain.policy;

import io.countersign.domain.factor.FactorType;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the trace that says how a decision came about.
 *
 * @param factor which it is about, if it is about one
 * @param text more: a word where {@link What} says so, else a sentence; at most 256 characters
 */
public record Finding(Origin origin, What what, Optional<FactorType> factor, String text) {

  /** What it says. */
  public enum What {
    /** Something that the policy remarked, for example that a rule matched. */
    REMARKED,
    /** A command was given; the text is the command. */
    WANTED,
    /** A factor can be used for it. */
    KEPT,
    /** A factor cannot be used for it; the text is the word why. */
    DROPPED,
    /** A command asked for what was proved already. */
    SATISFIED,
    /** What is done next; the text is the word. */
    DECIDED,
    /** The policy failed; the text begins with the word why. */
    FAILED;

    /** The name on the wire, for example {@code dropped}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int LONGEST = 256;

  /** Cuts what is too long. */
  public Finding {
    text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** About no factor. */
  public Finding(Origin origin, What what, String text) {
    this(origin, what, Optional.empty(), text);
  }
}

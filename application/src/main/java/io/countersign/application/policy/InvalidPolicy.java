package io.countersign.application.policy;

import java.util.List;
import java.util.OptionalInt;

/** A policy is not of the form that it must have. */
public final class InvalidPolicy extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * What is wrong with it.
   *
   * @param where in the document, for example {@code rules[2].when}; empty if it is no document
   * @param line of the text there, counted from 1, if it is known
   * @param column of that line, counted from 1, if it is known
   * @param reason a sentence without the field's name, for example {@code must be a condition}
   */
  public record Flaw(String where, OptionalInt line, OptionalInt column, String reason) {

    /** Somewhere in it. */
    public Flaw(String where, String reason) {
      this(where, OptionalInt.empty(), OptionalInt.empty(), reason);
    }

    /** At one place. */
    public Flaw(String where, int line, int column, String reason) {
      this(where, OptionalInt.of(line), OptionalInt.of(column), reason);
    }
  }

  @SuppressWarnings("serial") // is thrown and caught in one process
  private final List<Flaw> flaws;

  /**
   * @param flaws at least one
   */
  public InvalidPolicy(List<Flaw> flaws) {
    super("a policy with flaws: " + flaws.size());
    this.flaws = List.copyOf(flaws);
  }

  /** What is wrong, in the order of the document. */
  public List<Flaw> flaws() {
    return flaws;
  }
}

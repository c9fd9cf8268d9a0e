package io.countersign.policies.rules.json;

/** A text is not the JSON that it must be. */
public final class UnreadableJson extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String where;
  private final int line;
  private final int column;

  UnreadableJson(String where, int line, int column, String reason) {
    super(reason);
    this.where = where;
    this.line = line;
    this.column = column;
  }

  /** In the text, for example {@code rules[2].name}; empty if it is the whole. */
  public String where() {
    return where;
  }

  /** Counted from 1. */
  public int line() {
    return line;
  }

  /** Counted from 1. */
  public int column() {
    return column;
  }
}

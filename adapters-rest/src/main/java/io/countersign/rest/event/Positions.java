package io.countersign.rest.event;

/** Positions in a ledger, as queries have them. */
final class Positions {

  private Positions() {}

  /** A whole number from 1 on. */
  static long of(String text) {
    if (text.matches("[1-9][0-9]{0,17}")) {
      return Long.parseLong(text);
    }
    throw new IllegalArgumentException("must be the position of an event, such as a next");
  }
}

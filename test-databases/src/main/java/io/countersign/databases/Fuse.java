package io.countersign.databases;

/** Counts what passes, and blows once. */
final class Fuse {

  private int left;

  /** Blows at the n-th from now on, or not at all if that is 0. */
  synchronized void set(int number) {
    left = number;
  }

  /** Whether the one at which it blows has not come yet. */
  synchronized boolean waits() {
    return left > 0;
  }

  /** Whether the one that passes now is the one. */
  synchronized boolean blows() {
    if (left == 0) {
      return false;
    }
    left--;
    return left == 0;
  }
}

package io.countersign.crypto.secret;

/** Where the key set comes from. */
public abstract sealed class KeySetSource permits KeySetFile, GivenKeySet {

  /**
   * Something cheap to ask for that equals what it was before as long as the key set is the same.
   *
   * @throws KeySetUnusable if there is none any more
   */
  abstract Object version();

  /**
   * @throws KeySetUnusable if it cannot be had
   */
  abstract KeySet read();
}

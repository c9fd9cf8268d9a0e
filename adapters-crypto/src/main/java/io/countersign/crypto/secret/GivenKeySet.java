package io.countersign.crypto.secret;

/** A key set that is as it is for as long as the process runs, as from an environment variable. */
public final class GivenKeySet extends KeySetSource {

  private final KeySet keySet;

  private GivenKeySet(KeySet keySet) {
    this.keySet = keySet;
  }

  /**
   * @param content what a key set file holds
   * @throws KeySetUnusable if it is not that
   */
  public static GivenKeySet parse(String content) {
    return new GivenKeySet(KeySetJson.parse(content, "The given key set"));
  }

  @Override
  Object version() {
    return keySet;
  }

  @Override
  KeySet read() {
    return keySet;
  }
}

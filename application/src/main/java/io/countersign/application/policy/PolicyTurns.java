package io.countersign.application.policy;

/**
 * How many do at once what takes long, by what it is for.
 *
 * @param asking policies, by users who come in, while a transaction is open
 * @param compiling versions that users who come in wait for
 * @param trying drafts, and versions that somebody tries: by who writes policies
 */
public record PolicyTurns(TenantTurns asking, TenantTurns compiling, TenantTurns trying) {

  /** A draft takes up to a megabyte while it waits. */
  private static final int MOST_DRAFTS = 4;

  /**
   * For a machine and its store. Half of the connections stay free of policies, and no tenant has
   * more than a quarter of them in its own. What is tried takes half of the processors at most, and
   * so does what is compiled, which leaves an engine's places to those who come in.
   *
   * @param connections to the store
   * @param processors of the machine
   */
  public static PolicyTurns of(int connections, int processors) {
    int asking = Math.max(1, connections / 2);
    int half = Math.max(1, processors / 2);
    return new PolicyTurns(
        new TenantTurns(asking, Math.max(1, asking / 2)),
        new TenantTurns(half, 1),
        new TenantTurns(half, 1, MOST_DRAFTS));
  }
}

package io.countersign.rest.http;

/** Ends a request that is not worth looking at further; nothing was changed. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  /**
   * @param failure what to answer
   */
  public Refusal(Failure failure) {
    super(failure.problem().slug(), null, false, false);
    this.failure = failure;
  }

  /** What to answer. */
  public Failure failure() {
    return failure;
  }
}

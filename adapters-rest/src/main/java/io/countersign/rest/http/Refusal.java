package io.countersign.rest.http;

import io.countersign.rest.problem.Problem;
import java.util.List;

/** Ends a request that is not worth looking at further; nothing was changed. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String CHALLENGE = "WWW-Authenticate";
  private static final String INSUFFICIENT = "Bearer error=\"insufficient_scope\"";

  private final transient Failure failure;

  /**
   * @param failure what to answer
   */
  public Refusal(Failure failure) {
    super(failure.problem().slug(), null, false, false);
    this.failure = failure;
  }

  /** The API key or user token is valid, but lacks a scope (RFC 6750 section 3.1). */
  public static Refusal lacking(String scope) {
    return new Refusal(
        Failure.of(Problem.INSUFFICIENT_SCOPE)
            .member("missingScopes", List.of(scope))
            .header(CHALLENGE, INSUFFICIENT + ", scope=\"" + scope + "\""));
  }

  /** No scope of a user token opens it. */
  public static Refusal lacking() {
    return new Refusal(Failure.of(Problem.INSUFFICIENT_SCOPE).header(CHALLENGE, INSUFFICIENT));
  }

  /** What to answer. */
  public Failure failure() {
    return failure;
  }
}

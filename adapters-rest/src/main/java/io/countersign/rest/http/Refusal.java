package io.countersign.rest.http;

import io.countersign.domain.client.Scope;
import io.countersign.rest.problem.Problem;
import java.util.List;

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

  /** The API key is valid, but lacks a scope. */
  public static Refusal lacking(Scope scope) {
    return new Refusal(
        Failure.of(Problem.INSUFFICIENT_SCOPE)
            .member("missingScopes", List.of(scope.text()))
            .header(
                "WWW-Authenticate",
                "Bearer error=\"insufficient_scope\", scope=\"" + scope.text() + "\""));
  }

  /** What to answer. */
  public Failure failure() {
    return failure;
  }
}

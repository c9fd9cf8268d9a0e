package io.countersign.rest.factor;

import io.countersign.rest.http.Failure;
import io.countersign.rest.json.FieldError;
import io.countersign.rest.problem.Problem;
import java.util.List;

/** What is wrong with a factor that a request names. */
public final class FactorFailures {
  private static final String FIELD = "factor";

  private FactorFailures() {}

  /** It is not loaded. */
  public static Failure unknown() {
    return Failure.fields(
        Problem.UNKNOWN_FACTOR, List.of(new FieldError(FIELD, "must be one that is loaded")));
  }

  /** It is not loaded, or sends nothing. */
  public static Failure sendsNothing() {
    return Failure.fields(
        Problem.UNKNOWN_FACTOR, List.of(new FieldError(FIELD, "must be one that sends codes")));
  }

  /** It cannot be imported. */
  public static Failure notImportable() {
    return Failure.fields(
        Problem.NOT_IMPORTABLE, List.of(new FieldError(FIELD, "must be one that is importable")));
  }
}

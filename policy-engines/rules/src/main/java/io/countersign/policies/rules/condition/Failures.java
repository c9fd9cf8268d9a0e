package io.countersign.policies.rules.condition;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.runtime.CelEvaluationException;
import io.countersign.domain.policy.PolicyFailed;
import java.util.Optional;

/** Why a condition could not be said to hold, without the values that it read. */
final class Failures {

  private static final int LONGEST = 160;

  private Failures() {}

  static PolicyFailed of(CelEvaluationException failed) {
    return cause(failed, PolicyFailed.class).orElseGet(() -> of(failed, failed.getErrorCode()));
  }

  private static PolicyFailed of(CelEvaluationException failed, CelErrorCode code) {
    return switch (code) {
      case ATTRIBUTE_NOT_FOUND ->
          new PolicyFailed("not-there", "the condition reads what is not there" + what(failed));
      case INDEX_OUT_OF_BOUNDS ->
          new PolicyFailed("not-there", "the condition reads beyond the end of a list");
      case DIVIDE_BY_ZERO -> new PolicyFailed("division-by-zero", "the condition divides by zero");
      case NUMERIC_OVERFLOW ->
          new PolicyFailed("overflow", "a number in the condition is beyond its range");
      case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD, TYPE_NOT_FOUND ->
          new PolicyFailed("wrong-type", "the condition reads a value of another type");
      case BAD_FORMAT, INVALID_ARGUMENT ->
          new PolicyFailed("wrong-form", "the condition reads a text that is not of its form");
      case DUPLICATE_ATTRIBUTE ->
          new PolicyFailed("wrong-form", "the condition names something twice");
      case INTERNAL_ERROR, ITERATION_BUDGET_EXCEEDED ->
          new PolicyFailed("condition-failed", "the condition could not be evaluated");
    };
  }

  /** The name, which the policy's author wrote. */
  private static String what(CelEvaluationException failed) {
    return cause(failed, CelAttributeNotFoundException.class)
        .map(Throwable::getMessage)
        .map(message -> ": " + Bounds.brief(message))
        .map(message -> message.length() > LONGEST ? message.substring(0, LONGEST) : message)
        .orElse("");
  }

  private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }
}

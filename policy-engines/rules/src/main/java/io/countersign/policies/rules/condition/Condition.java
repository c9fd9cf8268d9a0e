package io.countersign.policies.rules.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyFailed;
import java.util.Optional;

/** What holds for some events and not for others. It may be asked by several threads at once. */
public final class Condition {

  private final CelRuntime.Program program;

  Condition(CelRuntime.Program program) {
    this.program = program;
  }

  /**
   * Whether it holds.
   *
   * @throws PolicyFailed if that cannot be said: it read what is not there, or took too long
   */
  public boolean holds(PolicyEvent event) {
    return holds(event, new Meter());
  }

  boolean holds(PolicyEvent event, Meter meter) {
    Optional<Object> facts = Optional.of(EventShape.EVENT.of(event));
    CelVariableResolver variables = name -> name.equals("event") ? facts : Optional.<Object>empty();
    Object result;
    try {
      result = program.trace(variables, meter);
    } catch (CelEvaluationException failed) {
      throw meter.exhausted() ? tooCostly() : Failures.of(failed);
    } catch (StackOverflowError tooDeep) {
      throw tooCostly();
    }
    if (meter.exhausted()) {
      throw tooCostly();
    }
    if (result instanceof Boolean holds) {
      return holds;
    }
    throw new PolicyFailed("not-a-boolean", "the condition is neither true nor false");
  }

  private static PolicyFailed tooCostly() {
    return new PolicyFailed("too-costly", "the condition would have taken too long");
  }
}

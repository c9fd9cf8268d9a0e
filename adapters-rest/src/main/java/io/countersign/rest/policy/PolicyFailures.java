package io.countersign.rest.policy;

import io.countersign.application.policy.InvalidPolicy.Flaw;
import io.countersign.application.policy.PolicyTrials.Unfit;
import io.countersign.rest.http.Failure;
import io.countersign.rest.problem.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a policy is not kept, or not asked. */
final class PolicyFailures {

  /** A document may have as many flaws as it has parts. */
  private static final int MOST_FLAWS = 100;

  private static final Duration SOON = Duration.ofSeconds(5);

  private PolicyFailures() {}

  static Failure of(Unfit why) {
    return switch (why) {
      case Unfit.Flawed(var flaws) -> flawed(flaws);
      case Unfit.NoEngine(_, var module, var told) ->
          Failure.of(Problem.POLICY_ENGINE_MISSING).because(told).member("module", module);
      case Unfit.NotTried(var told) ->
          Failure.of(Problem.POLICY_NOT_TRIED).because(told).retryAfter(SOON);
    };
  }

  static Failure otherActive(Optional<Integer> active) {
    Failure failure = Failure.of(Problem.POLICY_CHANGED);
    return active.map(version -> failure.member("active", version)).orElse(failure);
  }

  private static Failure flawed(List<Flaw> flaws) {
    return Failure.of(Problem.INVALID_POLICY)
        .member("flaws", flaws.stream().limit(MOST_FLAWS).map(PolicyFailures::member).toList());
  }

  private static Map<String, Object> member(Flaw flaw) {
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("where", flaw.where());
    flaw.line().ifPresent(line -> member.put("line", line));
    flaw.column().ifPresent(column -> member.put("column", column));
    member.put("reason", flaw.reason());
    return member;
  }
}

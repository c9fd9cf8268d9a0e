package io.countersign.application.policy;

import io.countersign.application.transaction.Preparation;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out whether a policy could be asked here, and what it would say. Few are tried at once, and
 * of each tenant one, so that whoever writes policies takes nothing from those who come in.
 */
public final class PolicyTrials {

  /** How long a trial waits for its turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What was found out. */
  public sealed interface Trial {}

  /** It could. */
  public record Fit(Policy policy) implements Trial {}

  /** Why it could not. */
  public sealed interface Unfit extends Trial {

    /** It is not of the form that it must have. */
    record Flawed(List<InvalidPolicy.Flaw> flaws) implements Unfit {}

    /**
     * Nothing here runs its kind.
     *
     * @param told as a sentence
     */
    record NoEngine(PolicyKind kind, String module, String told) implements Unfit {}

    /**
     * It could not be tried, whatever it is like: too many others are, or it takes too long.
     *
     * @param told as a sentence
     */
    record NotTried(String told) implements Unfit {}
  }

  private record Draft(TenantId tenant, PolicyKind kind, PolicySource source) {}

  private final PolicyEngines engines;
  private final PolicyTurns turns;

  public PolicyTrials(PolicyEngines engines, PolicyTurns turns) {
    this.engines = engines;
    this.turns = turns;
  }

  /** Compiles it, which may take a second; within a transaction that is done before it. */
  public Trial of(TenantId tenant, PolicyKind kind, PolicySource source) {
    return Preparation.of(
        new Draft(tenant, kind, source), Trial.class, () -> tried(tenant, kind, source));
  }

  /** The same; nothing if it is fit to be asked. */
  public Optional<Unfit> compile(TenantId tenant, PolicyKind kind, PolicySource source) {
    return of(tenant, kind, source) instanceof Unfit unfit ? Optional.of(unfit) : Optional.empty();
  }

  /**
   * Asks, of nobody who comes in.
   *
   * @throws PoliciesBusy if there is no turn in time
   */
  public <T> T asking(TenantId tenant, Supplier<T> question) {
    return turns.trying().in(tenant, PATIENCE, question);
  }

  private Trial tried(TenantId tenant, PolicyKind kind, PolicySource source) {
    try {
      return turns.trying().in(tenant, PATIENCE, () -> compiled(kind, source));
    } catch (PoliciesBusy busy) {
      return busy();
    }
  }

  /** Nobody could try it. */
  public static Unfit busy() {
    return new Unfit.NotTried("As many policies are tried as may be at once.");
  }

  private Trial compiled(PolicyKind kind, PolicySource source) {
    try {
      return new Fit(engines.compile(kind, source));
    } catch (InvalidPolicy invalid) {
      return new Unfit.Flawed(invalid.flaws());
    } catch (PolicyFailed | PoliciesBusy failed) {
      return new Unfit.NotTried("It could not be tried: " + failed.getMessage() + ".");
    } catch (MissingEngine missing) {
      return new Unfit.NoEngine(missing.kind(), missing.module(), missing.told());
    }
  }
}

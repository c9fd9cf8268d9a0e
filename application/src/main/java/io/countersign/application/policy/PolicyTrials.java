package io.countersign.application.policy;

import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import java.util.List;
import java.util.Optional;

/** Finds out whether a policy could be asked here. */
public final class PolicyTrials {

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
  }

  private final PolicyEngines engines;

  public PolicyTrials(PolicyEngines engines) {
    this.engines = engines;
  }

  /** Compiles it, which may take a second. */
  public Trial of(PolicyKind kind, PolicySource source) {
    try {
      return new Fit(engines.compile(kind, source));
    } catch (InvalidPolicy invalid) {
      return new Unfit.Flawed(invalid.flaws());
    } catch (PolicyFailed failed) {
      return new Unfit.Flawed(List.of(new InvalidPolicy.Flaw("", "fails: " + failed.code())));
    } catch (MissingEngine missing) {
      return new Unfit.NoEngine(missing.kind(), missing.module(), missing.told());
    }
  }

  /** The same; nothing if it is fit to be asked. */
  public Optional<Unfit> compile(PolicyKind kind, PolicySource source) {
    return of(kind, source) instanceof Unfit unfit ? Optional.of(unfit) : Optional.empty();
  }
}

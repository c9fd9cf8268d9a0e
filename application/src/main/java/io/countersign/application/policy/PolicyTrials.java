package io.countersign.application.policy;

import io.countersign.domain.policy.PolicyFailed;
import java.util.List;
import java.util.Optional;

/** Finds out whether a policy could be asked here. */
public final class PolicyTrials {

  /** Why it could not. */
  public sealed interface Unfit {

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

  /** Compiles it, which may take a second; nothing if it is fit to be asked. */
  public Optional<Unfit> compile(PolicyKind kind, PolicySource source) {
    try {
      engines.compile(kind, source);
      return Optional.empty();
    } catch (InvalidPolicy invalid) {
      return Optional.of(new Unfit.Flawed(invalid.flaws()));
    } catch (PolicyFailed failed) {
      return Optional.of(
          new Unfit.Flawed(List.of(new InvalidPolicy.Flaw("", "fails: " + failed.code()))));
    } catch (MissingEngine missing) {
      return Optional.of(new Unfit.NoEngine(missing.kind(), missing.module(), missing.told()));
    }
  }
}

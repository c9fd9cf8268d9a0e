package io.countersign.server.race;

import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.factor.RefusedPlugin;
import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The loaded factors, and how many responses they looked at. */
final class CountingFactors implements Factors {

  private final Factors factors;
  private final AtomicLong evaluations = new AtomicLong();

  CountingFactors(Factors factors) {
    this.factors = factors;
  }

  long evaluations() {
    return evaluations.get();
  }

  @Override
  public Optional<LoadedFactor> find(FactorType type) {
    return factors.find(type).map(this::counted);
  }

  @Override
  public List<LoadedFactor> all() {
    return factors.all().stream().map(this::counted).toList();
  }

  @Override
  public List<RefusedPlugin> refused() {
    return factors.refused();
  }

  private LoadedFactor counted(LoadedFactor loaded) {
    return new LoadedFactor(
        loaded.type(), loaded.version(), loaded.traits(), new Counted(loaded.factor()));
  }

  private final class Counted implements Factor {

    private final Factor factor;

    Counted(Factor factor) {
      this.factor = factor;
    }

    @Override
    public EnrollmentStart begin(EnrollmentRequest request) {
      return factor.begin(request);
    }

    @Override
    public Verification confirm(Credential pending, Fields response, Instant now) {
      evaluations.incrementAndGet();
      return factor.confirm(pending, response, now);
    }

    @Override
    public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
      return factor.challenge(credential, request);
    }

    @Override
    public Verification verify(
        Credential credential, ChallengeState challenge, Fields response, Instant now) {
      evaluations.incrementAndGet();
      return factor.verify(credential, challenge, response, now);
    }
  }
}

package io.countersign.application.factor;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import java.time.Instant;
import java.util.Optional;

final class MemoryFactorsTest implements FactorsContract {

  @Override
  public Factors with(String... types) {
    MemoryFactors factors = new MemoryFactors();
    for (String type : types) {
      factors.load(new FactorType(type), CodeFactor.TRAITS, new TakingEverything());
    }
    return factors;
  }

  @Override
  public Factors withRefused(String type, String archive) {
    MemoryFactors factors = (MemoryFactors) with(type);
    factors.refuse(new RefusedPlugin(archive, "wrong-content", Instant.EPOCH, Optional.empty()));
    return factors;
  }

  @Override
  public Factors withFailing(String type) {
    return with(type, new FailingFactor(IllegalStateException::new));
  }

  @Override
  public Factors withRefusing(String type) {
    return with(type, new FailingFactor(() -> new MalformedField("code", "is required")));
  }

  private static Factors with(String type, Factor factor) {
    MemoryFactors factors = new MemoryFactors();
    factors.load(new FactorType(type), CodeFactor.TRAITS, factor);
    return factors;
  }

  private record TakingEverything() implements Factor {

    @Override
    public EnrollmentStart begin(EnrollmentRequest request) {
      return new EnrollmentStart(CREDENTIAL, Optional.empty(), Shown.nothing());
    }

    @Override
    public Verification confirm(Credential pending, Fields response, Instant now) {
      return new Verification.Verified(pending);
    }

    @Override
    public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
      return new ChallengeStart(ChallengeState.none(), Shown.nothing());
    }

    @Override
    public Verification verify(
        Credential credential, ChallengeState challenge, Fields response, Instant now) {
      return new Verification.Verified(credential);
    }
  }
}

package io.countersign.application.factor;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Verification;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A factor that throws, whatever it is asked.
 *
 * @param failure makes what it throws
 */
public record FailingFactor(Supplier<RuntimeException> failure) implements Factor {

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    throw failure.get();
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    throw failure.get();
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    throw failure.get();
  }

  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    throw failure.get();
  }
}

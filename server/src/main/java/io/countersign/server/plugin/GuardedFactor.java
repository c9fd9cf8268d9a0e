package io.countersign.server.plugin;

import io.countersign.application.factor.FactorUnavailable;
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
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plugin's factor behind a wall: whatever it does, a call ends in time with a sound result, a
 * {@link MalformedField} or {@link FactorUnavailable}.
 */
final class GuardedFactor implements Factor {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedFactor.class);

  private final FactorType type;
  private final Factor plugin;
  private final PluginThreads threads;
  private final Circuit circuit;
  private final Duration most;

  GuardedFactor(
      FactorType type, Factor plugin, PluginThreads threads, Circuit circuit, Duration most) {
    this.type = type;
    this.plugin = plugin;
    this.threads = threads;
    this.circuit = circuit;
    this.most = most;
  }

  /** Whether a call has a chance. */
  boolean works() {
    return circuit.passable();
  }

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    return guarded(() -> Checked.enrollment(plugin.begin(request), request.now()));
  }

  @Override
  public Optional<EnrollmentStart> beginAgain(Credential pending, ChallengeRequest request) {
    return guarded(() ->
        plugin.beginAgain(pending, request).map(start -> Checked.enrollment(start, request.now())));
  }

  @Override
  public Optional<SecretBytes> answering(Fields response) {
    return guarded(() -> Checked.identity(plugin.answering(response)));
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    return guarded(() -> Checked.verification(plugin.confirm(pending, response, now)));
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    return guarded(() -> Checked.challenge(plugin.challenge(credential, request), request.now()));
  }

  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    return guarded(() -> Checked.verification(plugin.verify(credential, challenge, response, now)));
  }

  private <T> T guarded(Supplier<T> call) {
    if (!circuit.admits()) {
      throw new FactorUnavailable(
          type, PluginFailure.because("hung too often, not asked again yet"));
    }
    return switch (outcome(call)) {
      case Outcome.Returned<T>(T value) -> value;
      case Outcome.Malformed<T>(MalformedField field) -> throw field;
      case Outcome.Failed<T>(PluginFailure failure) -> throw unavailable(failure);
    };
  }

  private <T> Outcome<T> outcome(Supplier<T> call) {
    try {
      Outcome<T> outcome = threads.call(() -> Outcome.of(call), most);
      if (circuit.returned()) {
        LOG.info("factor {} works again", type);
      }
      return outcome;
    } catch (TimeoutException e) {
      return new Outcome.Failed<>(hung());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed<>(PluginFailure.because("the caller gave up waiting"));
    } catch (RejectedExecutionException e) {
      return new Outcome.Failed<>(PluginFailure.because("too many calls wait, or it is stopped"));
    } catch (ExecutionException | OutOfMemoryError e) {
      return new Outcome.Failed<>(PluginFailure.because("no memory or thread left to call it"));
    }
  }

  private PluginFailure hung() {
    return PluginFailure.because(
        circuit.hung()
            ? "did not return in time, and is not asked again for a while"
            : "did not return in time");
  }

  private FactorUnavailable unavailable(PluginFailure failure) {
    LOG.warn("factor {} failed", type, failure);
    return new FactorUnavailable(type, failure);
  }
}

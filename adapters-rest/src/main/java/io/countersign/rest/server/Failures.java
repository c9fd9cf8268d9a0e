package io.countersign.rest.server;

import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Refusal;
import io.countersign.rest.json.FieldError;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.MalformedJson;
import io.countersign.rest.problem.Problem;
import io.helidon.http.RequestException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What to answer to what was thrown. Nothing of an outage or a bug leaves but its request id. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private Failures() {}

  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case Refusal refusal -> refusal.failure();
      case InvalidFields invalid -> Failure.fields(invalid.errors());
      case MalformedField malformed ->
          Failure.fields(List.of(new FieldError(malformed.field(), malformed.reason())));
      case MalformedJson malformed ->
          Failure.of(Problem.MALFORMED_JSON).because("The body " + malformed.reason() + ".");
      case RequestException framing -> framing(framing);
      case FactorUnavailable outage -> {
        LOG.warn("A factor failed", outage);
        yield Failure.of(Problem.FACTOR_UNAVAILABLE).retryAfter(SOON);
      }
      case StorageUnavailable outage -> {
        LOG.warn("The store is unavailable", outage);
        yield Failure.of(Problem.UNAVAILABLE).retryAfter(SOON);
      }
      case PoliciesBusy busy -> {
        LOG.warn("Policies are busy: {}", busy.getMessage());
        yield Failure.of(Problem.UNAVAILABLE).retryAfter(SOON);
      }
      case SecretUnreadable damage -> {
        LOG.error("A secret cannot be read", damage);
        yield Failure.of(Problem.UNAVAILABLE).retryAfter(SOON);
      }
      default -> {
        LOG.error("Unexpected failure", thrown);
        yield Failure.of(Problem.INTERNAL);
      }
    };
  }

  private static Failure framing(RequestException framing) {
    return Failure.of(
        framing.status().code() == 413 ? Problem.BODY_TOO_LARGE : Problem.BAD_REQUEST);
  }
}

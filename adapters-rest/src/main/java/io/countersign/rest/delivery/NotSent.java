package io.countersign.rest.delivery;

import io.countersign.application.delivery.Admission;
import io.countersign.rest.http.Failure;
import io.countersign.rest.problem.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** Why a message is not sent. */
public final class NotSent {
  private NotSent() {}

  /** What is answered then. */
  public static Failure failure(Admission.Refused refused, InstantSource clock) {
    return switch (refused) {
      case Admission.TooMany(var scope, var reopensAt) ->
          Failure.of(Problem.TOO_MANY_MESSAGES)
              .member("limit", scope.name().toLowerCase(Locale.ROOT))
              .retryAfter(Duration.between(clock.instant(), reopensAt));
      case Admission.RegionNotAllowed(var region) ->
          Failure.of(Problem.DESTINATION_NOT_ALLOWED).member("region", region);
      case Admission.NoTransport(var channel) ->
          Failure.of(Problem.NO_TRANSPORT).member("channel", channel.value());
    };
  }
}

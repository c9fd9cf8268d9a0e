package io.countersign.server.plugin;

import io.countersign.domain.delivery.Report;
import io.countersign.domain.delivery.Sending;
import java.time.Duration;
import java.util.Optional;

/** A transport's results, if they have all their parts and are within their bounds. */
final class CheckedSending {

  private static final int LONGEST_REFERENCE = 128;
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private CheckedSending() {}

  static Sending of(Sending sending) {
    return switch (sending) {
      case Sending.Accepted(Optional<String> reference) ->
          new Sending.Accepted(reference.map(CheckedSending::reference));
      case Sending.Undeliverable(String reason) ->
          new Sending.Undeliverable(Checked.reason(reason));
      case Sending.Refused(String reason) -> new Sending.Refused(Checked.reason(reason));
      case Sending.Failed(String reason, Optional<Duration> retryAfter) ->
          new Sending.Failed(Checked.reason(reason), retryAfter.map(CheckedSending::wait));
    };
  }

  static Optional<Report> of(Optional<Report> report) {
    return report.map(
        told -> new Report(reference(told.reference()), told.failure().map(Checked::reason)));
  }

  private static String reference(String reference) {
    if (reference.isEmpty()
        || reference.length() > LONGEST_REFERENCE
        || !Plain.text(reference, LONGEST_REFERENCE).equals(reference)) {
      throw new IllegalArgumentException("a reference that is too long or does not print");
    }
    return reference;
  }

  private static Duration wait(Duration wait) {
    if (wait.isNegative()) {
      throw new IllegalArgumentException("a wait that is over already");
    }
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}

package io.countersign.webhooks;

import io.countersign.application.webhook.Attempt.Outcome;
import java.io.InterruptedIOException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** What is told of a request that had no answer. */
final class Failures {

  private Failures() {}

  static Outcome outcome(Exception failure) {
    return switch (failure) {
      case NoRoom _ -> Outcome.ABANDONED;
      case ConnectionRequestTimeoutException _ -> Outcome.ABANDONED;
      case AddressRefused _ -> Outcome.ADDRESS_REFUSED;
      case UnknownHostException _ -> Outcome.UNRESOLVED;
      case InterruptedIOException _ -> Outcome.TIMED_OUT;
      case SSLException _ -> Outcome.NOT_TRUSTED;
      case HttpHostConnectException _ -> Outcome.UNREACHABLE;
      case NoRouteToHostException _ -> Outcome.UNREACHABLE;
      default -> Outcome.BROKEN;
    };
  }
}

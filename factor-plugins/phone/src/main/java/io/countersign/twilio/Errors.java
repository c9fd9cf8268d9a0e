package io.countersign.twilio;

import com.twilio.exception.ApiException;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Sending.Failed;
import io.countersign.domain.delivery.Sending.Refused;
import io.countersign.domain.delivery.Sending.Undeliverable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Twilio's error codes mean (its error and warning dictionary). */
final class Errors {

  private static final int TOO_MANY = 429;

  private Errors() {}

  /**
   * @param status of HTTP, which is there even if the answer is no JSON
   */
  static Sending of(ApiException e, int status, Optional<Duration> retryAfter) {
    @Nullable Integer code = e.getCode();
    return code == null ? byStatus(status, retryAfter) : byCode(code, status, retryAfter);
  }

  private static Sending byCode(int code, int status, Optional<Duration> retryAfter) {
    return switch (code) {
      case 21211, // invalid 'To'
          21214, // 'To' cannot be reached
          21217, // does not appear to be valid
          21614 -> // cannot receive text messages
          new Undeliverable("invalid-number");
      case 21610 -> // answered STOP
          new Undeliverable("unsubscribed");
      case 21215, 21408 -> // the account may not call there, write there
          new Refused("region-not-permitted");
      case 20003 -> new Refused("authentication-failed");
      case 20429,
          14107, // too many requests, messages a second
          21611,
          30001 -> // more than the queue takes
          new Failed("too-many-requests", retryAfter);
      default -> retryable(status) ? byStatus(status, retryAfter) : new Refused("twilio-" + code);
    };
  }

  private static Sending byStatus(int status, Optional<Duration> retryAfter) {
    return switch (status) {
      case TOO_MANY -> new Failed("too-many-requests", retryAfter);
      case 401, 403 -> new Refused("authentication-failed");
      default ->
          retryable(status)
              ? new Failed("http-" + status, retryAfter)
              : new Refused("http-" + status);
    };
  }

  /** RFC 9110 section 15: the server's fault, or a matter of time. */
  private static boolean retryable(int status) {
    return status / 100 == 5 || status == 408 || status == TOO_MANY;
  }
}

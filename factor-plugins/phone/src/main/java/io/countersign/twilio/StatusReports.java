package io.countersign.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.twilio.security.RequestValidator;
import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Report;
import io.countersign.domain.factor.SecretBytes;
import java.util.Map;
import java.util.Optional;

/** What Twilio reports of a message or a call, if it is Twilio. */
final class StatusReports {

  private static final String SIGNATURE = "x-twilio-signature";

  private final RequestValidator validator;

  StatusReports(SecretBytes authToken) {
    validator = new RequestValidator(new String(authToken.reveal(), UTF_8));
  }

  /**
   * Twilio signs the address and the fields in order of their names (HMAC-SHA1); its own validator
   * compares in constant time.
   *
   * @return nothing if it is not signed, or says nothing final
   */
  Optional<Report> read(Callback callback) {
    String signature = callback.headers().getOrDefault(SIGNATURE, "");
    return Form.read(callback.body())
        .filter(fields -> validator.validate(callback.url().toString(), fields, signature))
        .flatMap(StatusReports::report);
  }

  private static Optional<Report> report(Map<String, String> fields) {
    return Optional.ofNullable(fields.get("MessageSid"))
        .flatMap(sid -> ofMessage(sid, fields))
        .or(() -> Optional.ofNullable(fields.get("CallSid")).flatMap(sid -> ofCall(sid, fields)));
  }

  private static Optional<Report> ofMessage(String sid, Map<String, String> fields) {
    return switch (fields.getOrDefault("MessageStatus", "")) {
      case "delivered", "read" -> Optional.of(new Report(sid, Optional.empty()));
      case "failed", "undelivered", "canceled" ->
          Optional.of(new Report(sid, Optional.of(reason(fields))));
      default -> Optional.empty();
    };
  }

  private static Optional<Report> ofCall(String sid, Map<String, String> fields) {
    String status = fields.getOrDefault("CallStatus", "");
    return switch (status) {
      case "completed" -> Optional.of(new Report(sid, Optional.empty()));
      case "busy", "no-answer", "failed", "canceled" ->
          Optional.of(new Report(sid, Optional.of(status)));
      default -> Optional.empty();
    };
  }

  private static String reason(Map<String, String> fields) {
    String code = fields.getOrDefault("ErrorCode", "");
    return switch (code) {
      case "30003" -> "phone-not-reachable";
      case "30004" -> "blocked";
      case "30005" -> "unknown-number";
      case "30006" -> "not-a-mobile-number";
      case "30007" -> "filtered";
      default -> code.matches("[0-9]{5}") ? "twilio-" + code : "undelivered";
    };
  }
}

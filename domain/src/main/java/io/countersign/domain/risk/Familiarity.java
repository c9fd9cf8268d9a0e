package io.countersign.domain.risk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How well somebody's device is known.
 *
 * @param mentioned whether an application ever mentioned the user before
 * @param history whether the user has any known device
 * @param device whether the device's token is known; absent if it sent none
 * @param userAgent whether the device's user agent is known; absent if it sent none
 */
public record Familiarity(
    boolean mentioned, boolean history, Optional<Boolean> device, Optional<Boolean> userAgent) {

  /** What is to be said of it. */
  public Assessment assess() {
    if (!mentioned && !history) {
      // Neutral: there is nothing to compare with, and nobody but the application can bring that
      // about, and once only.
      return assessment(Confidence.NEUTRAL, "initial_login");
    }
    if (device.isEmpty() && userAgent.isEmpty()) {
      // Low, not neutral: whoever has another's password can leave both out.
      return assessment(Confidence.LOW, "unknown_device");
    }
    if (!history) {
      // Low: an account that nobody used for long is a favorite of thieves; its user proves once.
      return assessment(Confidence.LOW, "no_device_history");
    }
    return compared();
  }

  private Assessment compared() {
    boolean knownDevice = device.orElse(false);
    boolean knownAgent = userAgent.orElse(false);
    if (knownDevice && knownAgent) {
      // High: this very device, and it still calls itself the same.
      return assessment(Confidence.HIGH, "match");
    }
    if (knownDevice || knownAgent) {
      // Medium: a browser was updated, or a cookie deleted. A user agent alone is easily guessed:
      // a policy that minds has the details.
      return assessment(Confidence.MEDIUM, "partial_match");
    }
    // Low: a device that this user never came in with.
    return assessment(Confidence.LOW, "no_match");
  }

  private Assessment assessment(Confidence confidence, String code) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("device", said(device));
    details.put("useragent", said(userAgent));
    return new Assessment(confidence, code, details);
  }

  private static String said(Optional<Boolean> known) {
    return known.orElse(false) ? "known" : "unknown";
  }
}

package io.countersign.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The body of a form (application/x-www-form-urlencoded), each field once. */
final class Form {

  private Form() {}

  /** Nothing if it is not a form, or a field is there twice: the signature is over one of them. */
  static Optional<Map<String, String>> read(String body) {
    Map<String, String> fields = new HashMap<>();
    try {
      for (String pair : body.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = decoded(pair.substring(0, Math.max(0, equals)));
        if (fields.put(name, decoded(pair.substring(equals + 1))) != null) {
          return Optional.empty();
        }
      }
      return Optional.of(fields);
    } catch (IllegalArgumentException notAForm) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}

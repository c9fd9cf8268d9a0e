package io.countersign.server.distribution;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an application says of somebody who begins to sign in, from words of a table. */
final class SaidOfThem {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TOKEN = "a-cookie-of-the-application";
  private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64)";

  private final String kind;
  private final String number;
  private final ObjectNode body = JSON.createObjectNode();

  /**
   * @param kind the engine, which has names of its own for factors
   * @param number of the user's phone
   */
  SaidOfThem(String kind, String number) {
    this.kind = kind;
    this.number = number;
  }

  /** From a device that {@code device:known} is, afterwards. */
  static ObjectNode ofTheFirstTime() {
    ObjectNode body = JSON.createObjectNode();
    from(body, TOKEN, BROWSER);
    return body;
  }

  ObjectNode body(List<String> words) {
    words.forEach(this::say);
    return body;
  }

  private void say(String word) {
    String value = word.substring(word.indexOf(':') + 1);
    switch (word.replaceFirst(":.*", "")) {
      case "-" -> {}
      case "verified-phone" ->
          body.withObject("/context/user").put("phoneNumber", number).put("phoneVerified", true);
      case "of" -> organization(value);
      case "device" -> device(value);
      default -> body.withObject("/context/user").putArray("roles").add(word);
    }
  }

  private void organization(String factors) {
    body.put("organization", "acme");
    ObjectNode metadata = body.withObject("/context/organization/metadata");
    if (!factors.equals("nothing")) {
      boolean rules = kind.equals("rules");
      metadata.put("factors", rules ? factors.replace("push-notification", "push") : factors);
    }
  }

  private void device(String which) {
    switch (which) {
      case "known" -> from(body, TOKEN, BROWSER);
      case "updated" -> from(body, TOKEN, BROWSER + " Firefox/150.0");
      case "other" -> from(body, "another-cookie", "curl/8.0");
      case "none" -> {}
      default -> throw new AssertionError("no such device: " + which);
    }
  }

  private static void from(ObjectNode body, String token, String userAgent) {
    body.put("device", token);
    body.withObject("/context/request").put("userAgent", userAgent);
  }
}

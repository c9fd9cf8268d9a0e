package io.countersign.server.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the seed: as the scripts that they are, and as the rules that say the same. */
final class SeedPolicies {

  private static final JsonMapper JSON = new JsonMapper();

  /** The scripts byte for byte, as the tests of their engine have them. */
  private static final Path SCRIPTS =
      Path.of("../policy-engines/actions/src/test/resources/io/countersign/policies/actions/seed");

  private static final Map<String, List<String>> FLOWS =
      Map.of("contextual", List.of("contextual-1", "contextual-2"));

  /** What the text says of options and factors without giving a script. */
  private static final Map<String, String> SAID =
      Map.of(
          "preferred-sms", with("{ type: 'phone', options: { preferredMethod: 'sms' } }"),
          "preferred-voice", with("{ type: 'phone', options: { preferredMethod: 'voice' } }"),
          "push-only", with("{ type: 'push-notification', options: { otpFallback: false } }"),
          "keys",
              "api.authentication.challengeWithAny("
                  + "[{ type: 'webauthn-platform' }, { type: 'webauthn-roaming' }]);");

  /** Those whose name is not the script's. */
  private static final Map<String, String> PRESETS =
      Map.of(
          "contextual", "phone-then-push",
          "additional-email", "another-method",
          "adaptive", "new-device");

  private static final Map<String, String> RULES =
      Map.of(
          "preferred-method", "{\"challengeWith\":\"phone\"}",
          "preferred-sms", "{\"challengeWith\":\"sms\"}",
          "preferred-voice", "{\"challengeWith\":\"voice\"}",
          "push-only", "{\"challengeWith\":\"push\"}",
          "keys", "{\"challengeWithAny\":[\"webauthn-platform\",\"webauthn-roaming\"]}");

  private final Client client;
  private final Map<String, Integer> saved = new HashMap<>();

  SeedPolicies(Client client) {
    this.client = client;
  }

  private static String with(String factor) {
    return "api.authentication.challengeWith(" + factor + ");";
  }

  /**
   * Has an example asked from now on.
   *
   * @param kind the engine: {@code actions} or {@code rules}
   * @return the version
   */
  int activate(String kind, String example) throws Exception {
    Integer known = saved.get(kind + example);
    int version = known == null ? save(kind, example) : known;
    saved.put(kind + example, version);
    client.post("/v1/policies/" + version + "/activate", "{}", 200);
    return version;
  }

  private int save(String kind, String example) throws Exception {
    String document = kind.equals("actions") ? actions(example) : rules(example);
    String body = "{\"kind\":\"%s\",\"document\":%s}".formatted(kind, document);
    return client.post("/v1/policies", body, 201).path("version").asInt();
  }

  private static String actions(String example) throws IOException {
    List<Map<String, String>> actions = new ArrayList<>();
    for (String name : FLOWS.getOrDefault(example, List.of(example))) {
      actions.add(Map.of("name", name, "code", script(name)));
    }
    return JSON.writeValueAsString(Map.of("actions", actions));
  }

  /** The page gives some as the statement alone. */
  private static String script(String name) throws IOException {
    String said = SAID.get(name);
    String code = said == null ? Files.readString(SCRIPTS.resolve(name + ".js")) : said;
    return code.contains("exports.")
        ? code
        : "exports.onExecutePostLogin = async (event, api) => {\n" + code + "\n};";
  }

  private String rules(String example) {
    String then = RULES.get(example);
    return then == null
        ? preset(PRESETS.getOrDefault(example, example)).toString()
        : "{\"rules\":[{\"name\":\"everybody\",\"when\":\"true\",\"then\":[" + then + "]}]}";
  }

  private JsonNode preset(String name) {
    for (JsonNode preset : client.read("/v1/policies/presets").path("presets")) {
      if (preset.path("name").asString().equals(name)) {
        return preset.path("document");
      }
    }
    throw new AssertionError("no preset " + name);
  }
}

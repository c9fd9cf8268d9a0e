package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.plugin.PluginJar;
import io.countersign.server.plugin.PluginSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of the documents that the product was asked for, each in the situations that their
 * text speaks of, on the server as it is shipped: one table, gone through with the scripts as they
 * are and with rules that say the same.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PolicySeedsIT {

  private static final String SITUATIONS = "seed-situations.txt";

  private final Postmen postmen = new Postmen();
  private Running server;
  private Client client;
  private SeedPolicies policies;
  private int people;

  @BeforeAll
  void serve(@TempDir Path directory) throws Exception {
    Map<String, String> plugins =
        Map.of("COUNTERSIGN_PLUGINS_DIRECTORY", withPush(directory).toString());
    Installed installed = new Installed(directory.resolve("data"), postmen.settings(plugins));
    server = installed.serve();
    client = Client.of(installed, server.key());
    policies = new SeedPolicies(client);
    // What is asked is then asked by the policy.
    client.patch("/v1/tenant", "{\"mfa\":\"off\"}", 200);
  }

  /** None is bundled: one whose device sends a word back stands in for what a push proves. */
  private static Path withPush(Path directory) throws IOException {
    Path plugins = Files.createDirectory(directory.resolve("plugins"));
    try (Stream<Path> bundled = Files.list(Path.of("target", "countersign", "plugins"))) {
      for (Path archive : bundled.toList()) {
        Files.copy(archive, plugins.resolve(archive.getFileName()));
      }
    }
    PluginJar.empty("push")
        .with(
            PluginSource.named("Push")
                .type("push")
                .provingPossession("swk")
                .verify(
                    """
                    return response.text("code").equals("%s")
                        ? new Verification.Verified(credential)
                        : new Verification.Rejected("refused");
                    """
                        .formatted(Person.CONFIRMED)))
        .into(plugins);
    return plugins;
  }

  @AfterAll
  void stop() {
    client.close();
    server.close();
    postmen.close();
  }

  @ParameterizedTest(name = "{0}: has {1}, {2} -> {3} {4}")
  @CsvFileSource(resources = SITUATIONS, delimiter = '|')
  void scripts_ask_in_every_situation_for_what_their_text_says(
      String example, String has, String said, String asked, String end, String dropped)
      throws Exception {
    play("actions", new Situation(example, has, said, asked, end, dropped));
  }

  @ParameterizedTest(name = "{0}: has {1}, {2} -> {3} {4}")
  @CsvFileSource(resources = SITUATIONS, delimiter = '|')
  void rules_ask_in_every_situation_for_what_the_scripts_do(
      String example, String has, String said, String asked, String end, String dropped)
      throws Exception {
    play("rules", new Situation(example, has, said, asked, end, dropped));
  }

  private Person somebody(String has) throws Exception {
    people++;
    Person person = new Person(client, postmen, people);
    for (String factor : Situation.words(has)) {
      person.enroll(factor);
    }
    return person;
  }

  private void play(String kind, Situation situation) throws Exception {
    Person person = somebody(situation.has());
    if (situation.said().startsWith("device:")) {
      client.post("/v1/policies/deactivate", "{}", 200);
      assertThat(person.begin(SaidOfThem.ofTheFirstTime()).path("status").asString())
          .isEqualTo("approved");
    }
    int version = policies.activate(kind, situation.example());
    JsonNode now =
        person.begin(new SaidOfThem(kind, person.number()).body(Situation.words(situation.said())));
    for (Step step : situation.steps()) {
      now = step.taken(person, now);
    }
    new Ended(client, situation).check(now, version);
  }

  /** Nobody who has something is heard of for the first time: no sign-in comes to this. */
  @ParameterizedTest
  @CsvSource({"neutral,allowed", "high,allowed", "medium,waiting", "low,waiting"})
  void adaptive_mfa_asks_by_the_confidence_in_the_device(String confidence, String end)
      throws Exception {
    for (String kind : List.of("actions", "rules")) {
      int version = policies.activate(kind, "adaptive");
      JsonNode simulated =
          client.post(
              "/v1/policies/simulate",
              """
              {"version":%d,"enrolled":["totp"],"event":{"userId":"somebody",
               "risk":{"NewDevice":{"confidence":"%s","code":"a_code"}}}}
              """
                  .formatted(version, confidence),
              200);
      assertThat(simulated.path("end").asString()).as(simulated.toString()).isEqualTo(end);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"actions", "rules"})
  void where_adaptive_mfa_says_nothing_the_tenant_decides(String kind) throws Exception {
    Person person = somebody("totp");
    policies.activate(kind, "adaptive");
    client.patch("/v1/tenant", "{\"mfa\":\"mandatory\"}", 200);
    try {
      JsonNode first = person.begin(SaidOfThem.ofTheFirstTime());
      assertThat(person.prove(first).path("status").asString()).isEqualTo("approved");
      JsonNode known = person.begin(SaidOfThem.ofTheFirstTime());
      assertThat(known.at("/challenge/authenticator/factor").asString()).isEqualTo("totp");
      assertThat(
              client
                  .read("/v1/authentications/" + known.path("id").asString() + "/trace")
                  .toString())
          .doesNotContain("wanted");
    } finally {
      client.patch("/v1/tenant", "{\"mfa\":\"off\"}", 200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"actions", "rules"})
  void what_the_tenant_does_not_enable_is_not_asked_for(String kind) throws Exception {
    Person person = somebody("totp phone");
    policies.activate(kind, "otp-or-phone");
    client.patch("/v1/tenant", "{\"factors\":[\"totp\"]}", 200);
    try {
      JsonNode asked = Step.parse("totp").getFirst().taken(person, person.begin(nothing()));
      assertThat(
              client
                  .read("/v1/authentications/" + asked.path("id").asString() + "/trace")
                  .toString())
          .contains("\"factor\":\"phone\",\"text\":\"not-allowed\"");
    } finally {
      client.patch("/v1/tenant", "{\"factors\":null}", 200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"actions", "rules"})
  void who_is_to_be_texted_cannot_have_a_call_instead(String kind) throws Exception {
    Person person = somebody("phone");
    policies.activate(kind, "preferred-sms");
    JsonNode asked = person.begin(nothing());

    int refused =
        client.status(
            "/v1/authentications/" + asked.path("id").asString() + "/challenge",
            "{\"authenticatorId\":\"%s\",\"as\":\"voice\"}"
                .formatted(asked.at("/challenge/authenticator/id").asString()));

    assertThat(refused).isEqualTo(404);
    assertThat(person.prove(asked).path("status").asString()).isEqualTo("approved");
  }

  private static ObjectNode nothing() {
    return new JsonMapper().createObjectNode();
  }
}

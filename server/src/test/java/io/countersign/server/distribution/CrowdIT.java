package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.demo.AuthenticatorApp;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A tenant whose policies take as long as they may, beside one that has none. */
class CrowdIT {

  private static final int CROWD = 48;
  private static final int TIMES = 10;

  /** What is prompt while scripts keep all processors busy: half of all must be. */
  private static final Duration PROMPT = Duration.ofSeconds(2);

  private static final String LOOPS =
      "{\"actions\":[{\"name\":\"loops\",\"code\":"
          + "\"exports.onExecutePostLogin = async () => { for (;;); };\"}]}";

  private static final String LOOPS_AT_ONCE =
      "{\"actions\":[{\"name\":\"loops\",\"code\":"
          + "\"for (;;); exports.onExecutePostLogin = async () => {};\"}]}";

  private final AtomicBoolean over = new AtomicBoolean();
  @TempDir private Path directory;
  private Running server;
  private Client crowd;
  private Client calm;

  @BeforeEach
  void start() throws Exception {
    Installed installed = new Installed(directory.resolve("data"));
    server = installed.serve();
    crowd = Client.of(installed, server.key());
    JsonNode made = crowd.post("/v1/tenants", "{\"id\":\"calm\",\"name\":\"Calm\"}", 201);
    calm =
        new Client(
            HttpClient.newHttpClient(), installed.port(), made.at("/apiKey/token").asString());
  }

  @AfterEach
  void stop() {
    crowd.close();
    calm.close();
    server.close();
  }

  @Test
  void sign_ins_of_others_are_prompt_whatever_scripts_of_one_tenant_do() throws Exception {
    List<AuthenticatorApp> apps = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      apps.add(enrolled("user-" + i));
    }
    crowd.post(
        "/v1/policies", "{\"kind\":\"actions\",\"activate\":true,\"document\":" + LOOPS + "}", 201);

    beside(
        () -> crowd.status("/v1/authentications", "{\"userId\":\"eve-" + System.nanoTime() + "\"}"),
        List.of(201, 503),
        i -> signsIn("user-" + i, apps.get(i)));
  }

  @Test
  void sign_ins_of_others_are_prompt_however_many_want_the_same_row() throws Exception {
    List<AuthenticatorApp> apps = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      apps.add(enrolled("user-" + i));
    }
    crowd.post(
        "/v1/policies", "{\"kind\":\"actions\",\"activate\":true,\"document\":" + LOOPS + "}", 201);

    beside(
        () ->
            crowd.status(
                "/v1/authentications",
                "{\"userId\":\"eve-" + Instant.now().getEpochSecond() + "\"}"),
        List.of(201, 503),
        i -> signsIn("user-" + i, apps.get(i)));
  }

  @Test
  void sign_ins_under_scripts_are_asked_whatever_drafts_of_another_tenant_do() throws Exception {
    calm.post(
        "/v1/policies",
        "{\"kind\":\"actions\",\"activate\":true,\"document\":{\"actions\":[{\"name\":\"first\",\"code\":"
            + "\"exports.onExecutePostLogin = async (event, api) => { api.access.deny('no'); };\"}]}}",
        201);

    beside(
        () ->
            crowd.status(
                "/v1/policies", "{\"kind\":\"actions\",\"document\":" + LOOPS_AT_ONCE + "}"),
        List.of(422, 503),
        _ -> {
          JsonNode denied = calm.post("/v1/authentications", "{\"userId\":\"bob\"}", 201);
          assertThat(denied.path("message").asString()).isEqualTo("no");
        });
  }

  private interface Act<T> {
    T run() throws Exception;
  }

  private interface Check {
    void run(int number) throws Exception;
  }

  /** Some times, while many do something else all the time. */
  private void beside(Act<Integer> others, List<Integer> answers, Check check) throws Exception {
    List<Future<List<Integer>>> crowding = new ArrayList<>();
    List<Duration> took = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CROWD; i++) {
        crowding.add(threads.submit(() -> again(others)));
      }
      try {
        for (int i = 0; i < TIMES; i++) {
          long begun = System.nanoTime();
          check.run(i);
          took.add(Duration.ofNanos(System.nanoTime() - begun));
        }
      } finally {
        over.set(true);
      }
      for (Future<List<Integer>> one : crowding) {
        assertThat(one.get()).isSubsetOf(answers);
      }
    }
    assertThat(took.stream().sorted().toList().get(TIMES / 2)).isLessThan(PROMPT);
  }

  private List<Integer> again(Act<Integer> act) throws Exception {
    List<Integer> answered = new ArrayList<>();
    while (!over.get()) {
      answered.add(act.run());
    }
    return answered;
  }

  private void signsIn(String user, AuthenticatorApp app) throws Exception {
    String begun = calm.begin(user);
    JsonNode verified =
        calm.answer("/v1/authentications/" + begun + "/verify", app.codeAt(Instant.now()), 200);
    assertThat(verified.path("status").asString()).isEqualTo("approved");
  }

  private AuthenticatorApp enrolled(String user) throws Exception {
    JsonNode begun =
        calm.post(
            "/v1/enrollments",
            "{\"userId\":\"%s\",\"factor\":\"totp\",\"proof\":{\"override\":\"a test\"}}"
                .formatted(user),
            201);
    AuthenticatorApp app = AuthenticatorApp.scan(begun.path("shown"));
    calm.answer(
        "/v1/enrollments/" + begun.path("id").asString() + "/confirm",
        app.codeAt(Instant.now().minusSeconds(30)),
        200);
    return app;
  }
}

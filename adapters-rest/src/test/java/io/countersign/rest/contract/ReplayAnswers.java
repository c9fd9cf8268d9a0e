package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.client.Scope;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class ReplayAnswers extends Answers {
  private static final String PATH = "/v1/policies/replays";
  private static final String DRAFT = "'kind': 'rules', 'document': {'challenge': 'pad'}";

  @BeforeEach
  void write() {
    host.engine.write(
        "{\"challenge\":\"pad\"}", new ChallengeWith(new FactorType("pad"), List.of()));
  }

  @Test
  void a_draft_is_replayed_in_the_background_and_read_with_examples() {
    String id = client.post("/v1/authentications", "{\"userId\": \"ada\"}").text("id");
    host.clock.tick(Duration.ofMinutes(1));

    Reply begun = replay("{%s, 'days': 1}".formatted(DRAFT));
    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.text("state")).isEqualTo("waiting");
    assertThat(begun.json().has("expected")).isFalse();
    String location = begun.header("Location");
    assertThat(location).isEqualTo(PATH + "/" + begun.text("id"));

    host.runReplays.run();
    Reply done = client.get(location);
    assertThat(done.text("state")).isEqualTo("done");
    assertThat(done.text("examined")).isEqualTo("1");
    assertThat(done.text("expected")).isEqualTo("1");
    assertThat(done.text("counts.lockedOut")).isEqualTo("1");
    assertThat(done.text("counts.same")).isEqualTo("0");
    assertThat(done.text("examples.lockedOut.0.authenticationId")).isEqualTo(id);
    assertThat(done.text("examples.lockedOut.0.userId")).isEqualTo("ada");
    assertThat(done.text("examples.lockedOut.0.now.denied")).isEqualTo("no-usable-factor");
    assertThat(done.json().at("/examples/lockedOut/0/then").has("denied")).isFalse();
    Reply listed = client.get(PATH);
    assertThat(listed.text("replays.0.id")).isEqualTo(begun.text("id"));
    assertThat(listed.json().at("/replays/0").has("examples")).isFalse();
  }

  @Test
  void a_version_is_replayed_as_well_and_one_at_a_time() {
    client.post("/v1/policies", "{%s}".formatted(DRAFT).replace('\'', '"'));

    Reply first = replay("{'version': 1}");
    assertThat(first.text("version")).isEqualTo("1");
    Reply second = replay("{%s}".formatted(DRAFT));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.problem()).isEqualTo("replay-under-way");
    assertThat(second.text("replayId")).isEqualTo(first.text("id"));

    String path = PATH + "/" + first.text("id");
    assertThat(cancel(path).text("state")).isEqualTo("canceled");
    assertThat(cancel(path).text("state")).isEqualTo("canceled");
    assertThat(replay("{%s}".formatted(DRAFT)).status()).isEqualTo(202);
    host.runReplays.run();
    assertThat(client.get(path).text("state")).isEqualTo("canceled");
  }

  @Test
  void a_draft_that_the_server_does_not_compile_any_more_ends_the_replay() {
    Reply begun = replay("{%s}".formatted(DRAFT));
    host.engine.refuse(true);
    host.runReplays.run();

    Reply failed = client.get(PATH + "/" + begun.text("id"));
    assertThat(failed.text("state")).isEqualTo("failed");
    assertThat(failed.text("failure")).isEqualTo("does-not-compile");
  }

  @Test
  void who_may_not_read_authentications_or_write_policies_learns_nothing() {
    String body = "{%s}".formatted(DRAFT).replace('\'', '"');

    assertThat(with(Scope.POLICIES_READ).post(PATH, body).status()).isEqualTo(403);
    assertThat(with(Scope.POLICIES_READ, Scope.AUTHENTICATIONS_READ).post(PATH, body).status())
        .isEqualTo(403);
  }

  @Test
  void who_may_not_read_authentications_sees_counts_without_examples() {
    client.post("/v1/authentications", "{\"userId\": \"ada\"}");
    host.clock.tick(Duration.ofMinutes(1));
    String path = PATH + "/" + replay("{%s}".formatted(DRAFT)).text("id");
    host.runReplays.run();

    assertThat(client.get(path).json().has("examples")).isTrue();
    Reply counts = with(Scope.POLICIES_READ).get(path);
    assertThat(counts.text("counts.lockedOut")).isEqualTo("1");
    assertThat(counts.json().has("examples")).isFalse();
  }

  @Test
  void what_could_not_be_tried_is_not_begun() {
    host.engine.failWith(() -> new PoliciesBusy("too many others run"));

    Reply refused = replay("{%s}".formatted(DRAFT));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("policy-not-tried");
    assertThat(client.get(PATH).json().path("replays").isEmpty()).isTrue();
  }

  @Test
  void a_draft_that_cannot_be_tried_for_now_waits() {
    Reply begun = replay("{%s}".formatted(DRAFT));
    host.engine.failWith(() -> new PoliciesBusy("too many others run"));
    host.runReplays.run();
    assertThat(client.get(PATH + "/" + begun.text("id")).text("state")).isEqualTo("waiting");

    host.engine.work();
    host.clock.tick(Duration.ofSeconds(10));
    host.runReplays.run();
    assertThat(client.get(PATH + "/" + begun.text("id")).text("state")).isEqualTo("done");
  }

  @Test
  void what_is_not_there_is_neither_read_nor_canceled() {
    assertThat(client.get(PATH + "/" + NOBODY).problem()).isEqualTo("not-found");
    assertThat(cancel(PATH + "/" + NOBODY).problem()).isEqualTo("not-found");
  }

  @Test
  void what_does_not_compile_or_is_not_run_here_is_refused() {
    assertThat(replay("{'kind': 'rules', 'document': {'a': 'flawed'}}").problem())
        .isEqualTo("invalid-policy");
    assertThat(replay("{'kind': 'actions', 'document': {}}").problem())
        .isEqualTo("policy-engine-missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | version",
        "{'version': 9} | version",
        "{'version': 1, 'kind': 'rules', 'document': {}} | version",
        "{'secrets': {}} | document",
        "{'kind': 'rules'} | document",
        "{'version': 1, 'days': 0} | days",
        "{'version': 1, 'days': 91} | days",
        "{'version': 1, 'x': 1} | x"
      })
  void the_field_at_fault_is_named(String json, String field) {
    assertThat(replay(json).field()).isEqualTo(field);
  }

  private Client with(Scope... scopes) {
    return client.as(host.key(Set.of(scopes)));
  }

  private Reply cancel(String path) {
    return client.send("POST", path + "/cancel", new byte[0]);
  }

  private Reply replay(String json) {
    return client.post(PATH, json.replace('\'', '"'));
  }
}

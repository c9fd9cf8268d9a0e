package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.client.Scope;
import io.countersign.domain.event.Event;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Reply;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class SimulationAnswers extends Answers {
  private static final String ADA = "'event': {'userId': 'ada'}";
  private static final String DRAFT = "'kind': 'rules', 'document': {'challenge': 'pad'}";

  @BeforeEach
  void write() {
    host.engine.write(
        "{\"challenge\":\"pad\"}", new ChallengeWith(new FactorType("pad"), List.of()));
  }

  @Test
  void a_draft_is_played_to_its_end() {
    Reply played =
        simulate("{%s, %s, 'enrolled': ['pad'], 'proves': ['pad']}".formatted(DRAFT, ADA));

    assertThat(played.status()).isEqualTo(200);
    assertThat(played.text("end")).isEqualTo("allowed");
    assertThat(played.text("steps.0.decision")).isEqualTo("challenge");
    assertThat(played.text("steps.0.factors.0")).isEqualTo("pad");
    assertThat(played.text("steps.0.pick")).isEqualTo("false");
    assertThat(played.text("steps.0.proved")).isEqualTo("pad");
    assertThat(played.text("steps.1.decision")).isEqualTo("allow");
    assertThat(played.text("trace.0.stage")).isEqualTo("written");
    assertThat(played.text("trace.0.line")).isEqualTo("7");
    assertThat(played.text("trace.0.what")).isEqualTo("wanted");
    assertThat(played.text("trace.1.what")).isEqualTo("kept");
    assertThat(played.text("trace.1.factor")).isEqualTo("pad");
    assertThat(played.json().has("version")).isFalse();
  }

  @Test
  void it_waits_where_nothing_is_proved_and_stops_where_something_else_is() {
    assertThat(simulate("{%s, %s, 'enrolled': ['pad']}".formatted(DRAFT, ADA)).text("end"))
        .isEqualTo("waiting");
    Reply other =
        simulate("{%s, %s, 'enrolled': ['pad', 'card'], 'proves': ['card']}".formatted(DRAFT, ADA));
    assertThat(other.text("end")).isEqualTo("not-asked-for");
    assertThat(other.json().at("/steps/0").has("proved")).isFalse();
  }

  @Test
  void who_has_nothing_that_would_do_is_denied_and_the_trace_says_why() {
    Reply denied = simulate("{%s, %s, 'enrolled': []}".formatted(DRAFT, ADA));

    assertThat(denied.text("end")).isEqualTo("denied");
    assertThat(denied.text("steps.0.reason")).isEqualTo("no-usable-factor");
    assertThat(denied.text("trace.1.what")).isEqualTo("dropped");
    assertThat(denied.text("trace.1.text")).isEqualTo("not-enrolled");
    Reply forbidden =
        simulate("{%s, %s, 'enrolled': ['pad'], 'enabled': ['card']}".formatted(DRAFT, ADA));
    assertThat(forbidden.text("trace.1.text")).isEqualTo("not-allowed");
  }

  @Test
  void what_a_user_really_has_is_for_those_who_may_read_it() {
    Client only = client.as(host.key(EnumSet.of(Scope.POLICIES_READ)));
    String asked = "{\"event\": {\"userId\": \"ada\"}%s}";

    Reply refused = only.post("/v1/policies/simulate", asked.formatted(""));

    assertThat(refused.problem()).isEqualTo("insufficient-scope");
    assertThat(refused.text("missingScopes.0")).isEqualTo("authenticators:read");
    assertThat(only.post("/v1/policies/simulate", asked.formatted(", \"enrolled\": []")).status())
        .isEqualTo(200);
  }

  @Test
  void nothing_is_kept_sent_or_told() {
    List<Event> before = host.events.all();
    simulate("{%s, %s, 'enrolled': ['pad'], 'proves': ['pad']}".formatted(DRAFT, ADA));

    assertThat(client.get("/v1/users").json().path("users").isEmpty()).isTrue();
    assertThat(client.get("/v1/policies").json().path("policies").isEmpty()).isTrue();
    assertThat(host.events.all()).isEqualTo(before);
  }

  @Test
  void the_active_one_and_any_version_are_played_as_well() {
    assertThat(simulate("{%s}".formatted(ADA)).text("steps.0.decision")).isEqualTo("allow");
    client.post("/v1/policies", "{%s, 'activate': true}".formatted(DRAFT).replace('\'', '"'));
    client.post("/v1/policies", "{\"kind\": \"rules\", \"document\": {}}");

    Reply active = simulate("{%s}".formatted(ADA));
    assertThat(active.text("version")).isEqualTo("1");
    assertThat(active.text("end")).isEqualTo("denied");
    Reply second = simulate("{'version': 2, %s}".formatted(ADA));
    assertThat(second.text("version")).isEqualTo("2");
    assertThat(second.text("end")).isEqualTo("allowed");
    assertThat(simulate("{'version': 3, %s}".formatted(ADA)).field()).isEqualTo("version");
  }

  @Test
  void an_authentication_that_there_was_is_played_again() {
    String id = client.post("/v1/authentications", "{\"userId\": \"ada\"}").text("id");

    Reply again = simulate("{%s, 'authenticationId': '%s'}".formatted(DRAFT, id));
    assertThat(again.text("end")).isEqualTo("denied");
    assertThat(simulate("{'authenticationId': '%s'}".formatted(id)).text("end"))
        .isEqualTo("allowed");
    assertThat(simulate("{'authenticationId': '%s'}".formatted(NOBODY)).problem())
        .isEqualTo("not-found");
  }

  @Test
  void a_policy_that_fails_denies() {
    Reply failed = simulate("{'kind': 'rules', 'document': {'failing': true}, %s}".formatted(ADA));

    assertThat(failed.text("end")).isEqualTo("denied");
    assertThat(failed.text("steps.0.reason")).isEqualTo("policy-failed");
    assertThat(failed.text("trace.0.what")).isEqualTo("failed");
  }

  @Test
  void what_does_not_compile_or_is_not_run_here_is_refused() {
    assertThat(
            simulate("{'kind': 'rules', 'document': {'a': 'flawed'}, %s}".formatted(ADA)).problem())
        .isEqualTo("invalid-policy");
    assertThat(simulate("{'kind': 'actions', 'document': {}, %s}".formatted(ADA)).problem())
        .isEqualTo("policy-engine-missing");
  }

  @Test
  void all_of_an_event_may_be_said() {
    Reply played =
        simulate(
            """
            {%s, 'event': {'userId': 'ada', 'firstFactor': {'method': 'pwd', 'at': '2026-03-29T02:30:00Z'},
              'occasion': 'sign-in', 'organization': 'acme', 'language': 'fr', 'acrValues': ['x'],
              'maxAgeSeconds': 60, 'context': {'user': {'roles': ['admin']}, 'request': {'ip': '192.0.2.1'}},
              'risk': {'NewDevice': {'confidence': 'low', 'code': 'no_match'}}},
             'enrolled': ['pad'], 'proves': ['pad']}
            """
                .formatted(DRAFT));

    assertThat(played.status()).isEqualTo(200);
    assertThat(played.text("steps.0.proved")).isEqualTo("pad");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | event",
        "{'event': {'userId': 'a'}, 'authenticationId': '00000000-0000-7000-8000-000000000000'} | event",
        "{'event': {}} | event.userId",
        "{'event': {'userId': 'a', 'x': 1}} | event.x",
        "{'event': {'userId': 'a', 'risk': {'A': {'confidence': 'no', 'code': 'x'}}}} | event.risk.A.confidence",
        "{'event': {'userId': 'a', 'risk': {'A': {'confidence': 'low', 'code': 'X'}}}} | event.risk.A.code",
        "{'event': {'userId': 'a', 'risk': {'-': {'confidence': 'low', 'code': 'x'}}}} | event.risk",
        "{'event': {'userId': 'a'}, 'enrolled': ['X']} | enrolled[0]",
        "{'event': {'userId': 'a'}, 'enabled': []} | enabled",
        "{'event': {'userId': 'a'}, 'proves': 'pad'} | proves",
        "{'event': {'userId': 'a'}, 'version': 1, 'kind': 'rules', 'document': {}} | version",
        "{'event': {'userId': 'a'}, 'secrets': {}} | document",
        "{'event': {'userId': 'a'}, 'kind': 'rules'} | document"
      })
  void the_field_at_fault_is_named(String json, String field) {
    assertThat(simulate(json).field()).isEqualTo(field);
  }

  private Reply simulate(String json) {
    return client.post("/v1/policies/simulate", json.replace('\'', '"'));
  }
}

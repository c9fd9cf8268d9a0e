package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.assertion.AssertionVerifier;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.FactName;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

abstract class EventFeedAnswers extends Answers {
  private static final String ALL = "/v1/events";

  private int told;

  @Test
  void what_a_policy_could_not_ask_of_anybody_is_read_of_all_users_with_its_factor() {
    Holder ada = Holder.enroll(client, "ada");
    FactorType push = new FactorType("push");
    host.engine.write(
        "{\"warn\":true}", new ChallengeWithAny(List.of(push, new FactorType("pad"))));
    host.engine.write("{\"unmet\":true}", new ChallengeWithAny(List.of(push)));
    activate("{\"warn\": true}");
    String warned = ada.begin();
    activate("{\"unmet\": true}");
    String unmet = client.post("/v1/authentications", "{\"userId\": \"eve\"}").text("id");
    entered(TenantId.DEFAULT);

    Reply page = client.get(ALL + "?type=policy.warned,policy.unmet");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.json().path("events").size()).isEqualTo(2);
    assertThat(page.text("events.0.type")).isEqualTo("policy.warned");
    assertThat(page.text("events.0.user")).isEqualTo("ada");
    assertThat(page.text("events.0.data.authentication")).isEqualTo(warned);
    assertThat(page.text("events.0.data.factor")).isEqualTo("push");
    assertThat(page.text("events.1.type")).isEqualTo("policy.unmet");
    assertThat(page.text("events.1.user")).isEqualTo("eve");
    assertThat(page.text("events.1.data.authentication")).isEqualTo(unmet);
    assertThat(page.text("events.1.data.factors.0")).isEqualTo("push");
    assertThat(page.text("types.0")).isEqualTo("policy.unmet");
    assertThat(page.text("types.1")).isEqualTo("policy.warned");
  }

  @Test
  void an_event_tells_who_did_it_and_from_where() {
    client
        .with("X-Forwarded-For", "198.51.100.1, 203.0.113.9")
        .with("X-Request-Id", "checkout-4711")
        .post("/v1/users/ada/tokens", "{\"audience\": \"me\", \"scopes\": [\"account:read\"]}");
    entered(TenantId.DEFAULT);

    Reply page = client.get(ALL + "?type=user-token.minted");

    assertThat(page.text("events.0.actor")).startsWith("api-key:");
    assertThat(page.text("events.0.source")).isEqualTo("203.0.113.9");
    assertThat(page.text("events.0.trace")).isEqualTo("checkout-4711");
    assertThat(page.text("events.0.client")).isEqualTo("shop");
    // Users see where applications run only in what is theirs.
    assertThat(client.get("/v1/users/ada/activity").body()).doesNotContain("203.0.113.9");
  }

  @Test
  void a_reader_goes_on_where_the_last_page_ended() {
    String start = start();
    tell(3);
    Reply first = client.get(ALL + "?limit=2&after=" + start);
    Reply second = client.get(ALL + "?limit=2&after=" + first.text("next"));
    Reply third = client.get(ALL + "?limit=2&after=" + second.text("next"));

    assertThat(first.text("tenant")).isEqualTo("default");
    assertThat(first.text("at")).isEqualTo(host.clock.instant().toString());
    assertThat(first.json().has("types")).isFalse();
    int begun = first.json().at("/events/0/position").asInt();
    assertThat(first.json().at("/events/1/position").asInt()).isEqualTo(begun + 1);
    assertThat(first.json().path("more").asBoolean()).isTrue();
    assertThat(second.text("after")).isEqualTo(first.text("next"));
    assertThat(second.json().at("/events/0/position").asInt()).isEqualTo(begun + 2);
    assertThat(second.json().path("more").asBoolean()).isFalse();
    assertThat(third.json().path("events").size()).isZero();
    assertThat(third.text("next")).isEqualTo(second.text("next"));
  }

  @Test
  void a_page_is_signed_as_it_is() {
    tell(1);
    Reply page = client.get(ALL);
    AssertionVerifier keys = new AssertionVerifier(client.get("/.well-known/jwks.json").body());
    String signature = page.header("Countersign-Signature");

    assertThat(keys.verifies(signature, page.body().getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(keys.verifies(signature, (page.body() + " ").getBytes(StandardCharsets.UTF_8)))
        .isFalse();
    assertThat(AssertionVerifier.header(signature)).contains("countersign-events+jws");
  }

  @Test
  void what_is_gone_is_not_skipped_in_silence() {
    String start = start();
    tell(3);
    Reply first = client.get(ALL + "?limit=1&after=" + start);
    int oldest = first.json().at("/events/0/position").asInt() + 2;
    int purged =
        host.transactions.inTransaction(
            () -> host.events.forgetHappened(Samples.NOW.plusSeconds(1), 999));

    Reply gone = client.get(ALL + "?after=" + first.text("next"));

    assertThat(purged).isGreaterThan(2);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.problem()).isEqualTo("events-gone");
    assertThat(client.get(ALL).json().at("/events/0/position").asInt()).isEqualTo(oldest);
  }

  @Test
  void tenants_read_nothing_of_each_other() {
    tell(2);
    String theirs = client.get(ALL + "?limit=1").text("next");

    assertThat(stranger().get(ALL).json().path("events").size()).isZero();
    assertThat(stranger().get(ALL + "?after=" + theirs).status()).isNotEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void every_type_is_told_as_it_is_promised(EventType type) {
    append(type);
    entered(TenantId.DEFAULT);

    Reply page = client.get(ALL + "?type=" + type.text());

    assertThat(page.text("events.0.type")).isEqualTo(type.text());
    assertThat(page.json().at("/events/0/data").propertyNames())
        .containsExactlyElementsOf(type.facts().stream().map(FactName::text).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=1",
        "after=",
        "after=AAAAAAAAAAEI6yQwun8IMq1K3u5",
        "limit=0",
        "limit=201",
        "type=",
        "type=policy.unmet,,policy.warned",
        "type=moon.landed"
      })
  void a_query_is_read_strictly(String query) {
    assertThat(client.get(ALL + "?" + query).field())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  /** After whatever it took to have a server and a client. */
  private String start() {
    entered(TenantId.DEFAULT);
    return client.get(ALL + "?limit=200").text("next");
  }

  private void tell(int times) {
    for (int i = 0; i < times; i++) {
      append(EventType.MFA_DISABLED);
    }
    entered(TenantId.DEFAULT);
  }

  private void append(EventType type) {
    Event event =
        SampleEvents.event(
            TenantId.DEFAULT,
            new UserId("ada"),
            type,
            Samples.NOW.plusSeconds(told++),
            SampleEvents.facts(type));
    Event appended =
        host.transactions.inTransaction(() -> {
          host.events.append(event);
          return event;
        });
    assertThat(appended).isEqualTo(event);
  }

  private void entered(TenantId tenant) {
    assertThat(new EnterEvents(host.ledger, host.transactions).enter(tenant)).isPositive();
  }

  private void activate(String document) {
    Reply saved =
        client.post(
            "/v1/policies",
            "{\"kind\": \"rules\", \"document\": %s, \"activate\": true}".formatted(document));
    assertThat(saved.status()).isEqualTo(201);
  }
}

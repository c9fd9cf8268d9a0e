package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.ledger.EnterEvents;
import io.countersign.domain.tenant.TenantId;
import io.countersign.rest.fixture.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class AuditAnswers extends Answers {
  private static final String ALL = "/v1/audit";

  @Test
  void an_event_tells_who_did_what_on_whom_from_where_when_and_with_what_outcome() {
    mint("ada", "checkout-4711");

    Reply page = client.get(ALL + "?type=user-token.minted");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.json().path("events").size()).isOne();
    assertThat(page.json().at("/events/0/position").asLong()).isPositive();
    assertThat(page.text("events.0.user")).isEqualTo("ada");
    assertThat(page.text("events.0.actor")).startsWith("api-key:");
    assertThat(page.text("events.0.source")).isEqualTo("203.0.113.9");
    assertThat(page.text("events.0.trace")).isEqualTo("checkout-4711");
    assertThat(page.text("events.0.client")).isEqualTo("shop");
    assertThat(page.text("events.0.outcome")).isEqualTo("done");
    assertThat(page.text("events.0.at")).isEqualTo(host.clock.instant().toString());
  }

  @Test
  void each_filter_finds_what_is_so() {
    mint("ada", "trace-ada");
    String middle = host.clock.instant().plusSeconds(1).toString();
    host.clock.tick(Duration.ofHours(1));
    mint("bob", "trace-bob");
    String actor = client.get(ALL + "?user=bob").text("events.0.actor");

    assertThat(users("user=bob")).isEqualTo("bob");
    assertThat(users("trace=trace-ada")).isEqualTo("ada");
    assertThat(users("source=203.0.113.9&limit=1")).isEqualTo("bob");
    assertThat(users("client=shop&type=user-token.minted&limit=1")).isEqualTo("bob");
    assertThat(users("actor=" + actor + "&type=user-token.minted&to=" + middle)).isEqualTo("ada");
    assertThat(users("type=user-token.minted&from=" + middle)).isEqualTo("bob");
    assertThat(client.get(ALL + "?user=nobody").json().path("events").size()).isZero();
    assertThat(stranger().get(ALL + "?user=bob").json().path("events").size()).isZero();
  }

  private String users(String query) {
    Reply page = client.get(ALL + "?" + query);
    assertThat(page.json().path("events").size()).isOne();
    return page.text("events.0.user");
  }

  @Test
  void pages_lead_back() {
    mint("ada", "trace-one");
    mint("bob", "trace-two");
    Reply first = client.get(ALL + "?type=user-token.minted&limit=1");
    Reply second = client.get(ALL + "?type=user-token.minted&limit=1&before=" + first.text("next"));

    assertThat(first.text("events.0.user")).isEqualTo("bob");
    assertThat(second.text("events.0.user")).isEqualTo("ada");
  }

  @Test
  void lines_are_the_objects_of_the_feed() {
    mint("ada", "trace-one");
    mint("=cmd|' /C calc'!A0", "trace-two");

    Reply lines = client.get(ALL + "?type=user-token.minted&format=jsonl&limit=2");
    Reply objects = client.get("/v1/events?type=user-token.minted");

    assertThat(lines.status()).isEqualTo(200);
    assertThat(lines.header("Content-Type")).isEqualTo("application/jsonl");
    assertThat(lines.body().lines())
        .containsExactly(
            objects.json().at("/events/1").toString(), objects.json().at("/events/0").toString());
    assertThat(lines.header("Countersign-Next")).isEqualTo(objects.text("events.0.id"));
  }

  @Test
  void a_spreadsheet_computes_nothing() {
    mint("=cmd|' /C calc'!A0", "trace-one");

    Reply table = client.get(ALL + "?type=user-token.minted&format=csv");

    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.body())
        .startsWith("position,id,at,type,outcome,user,actor,source,client,trace,data\r\n")
        .contains(",user-token.minted,done,'=cmd|' /C calc'!A0,api-key:")
        .endsWith("}\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user=",
        "actor=Somebody",
        "type=moon.landed",
        "source=",
        "trace=",
        "client=",
        "from=yesterday",
        "to=2026-01-01",
        "before=1",
        "limit=201",
        "format=xml"
      })
  void a_query_is_read_strictly(String query) {
    assertThat(client.get(ALL + "?" + query).field())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  private void mint(String user, String trace) {
    Reply minted =
        client
            .with("X-Forwarded-For", "203.0.113.9")
            .with("X-Request-Id", trace)
            .post(
                "/v1/users/" + encoded(user) + "/tokens",
                "{\"audience\": \"me\", \"scopes\": [\"account:read\"]}");
    assertThat(minted.status()).isEqualTo(201);
    assertThat(new EnterEvents(host.ledger, host.transactions).enter(TenantId.DEFAULT))
        .isPositive();
  }

  private static String encoded(String user) {
    return URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.FactName;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

abstract class ActivityAnswers extends Answers {
  private static final String OF_ADA = "/v1/users/ada/activity";

  @Test
  void what_happened_to_a_user_is_listed_newest_first() {
    Holder ada = Holder.enroll(client, "ada");
    String authentication = ada.begin();
    ada.verify(authentication);

    Reply listed = client.get(OF_ADA);

    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.text("events.0.type")).isEqualTo("authentication.approved");
    assertThat(listed.text("events.0.at")).isEqualTo("2026-03-29T02:30:00.123457Z");
    assertThat(listed.text("events.0.client")).isEqualTo("shop");
    assertThat(listed.text("events.0.data.authentication")).isEqualTo(authentication);
    assertThat(listed.text("events.0.data.factors.0")).isEqualTo("pad");
    assertThat(listed.text("events.1.type")).isEqualTo("authenticator.used");
    assertThat(listed.text("events.1.data.authentication")).isEqualTo(authentication);
    assertThat(listed.text("events.1.data.authenticator")).isEqualTo(ada.authenticator());
    assertThat(listed.text("events.2.type")).isEqualTo("authentication.begun");
    assertThat(listed.text("events.2.data.authentication")).isEqualTo(authentication);
    assertThat(listed.text("events.2.data.authenticator")).isEqualTo(ada.authenticator());
    assertThat(listed.text("events.3.type")).isEqualTo("backup-codes.generated");
    assertThat(listed.json().at("/events/3/data/count").asInt()).isEqualTo(10);
    assertThat(listed.text("events.4.type")).isEqualTo("authenticator.enrolled");
    assertThat(listed.text("events.4.data.authenticator")).isEqualTo(ada.authenticator());
    assertThat(listed.text("events.5.type")).isEqualTo("proof.overridden");
    assertThat(listed.text("events.5.data.act")).isEqualTo("add");
    assertThat(listed.text("events.6.type")).isEqualTo("enrollment.begun");
    assertThat(listed.text("events.6.client")).isEqualTo("shop");
    assertThat(listed.text("events.6.data.enrollment"))
        .isEqualTo(listed.text("events.4.data.enrollment"));
    assertThat(listed.json().path("events").size()).isEqualTo(7);
    assertThat(listed.json().path("next").isMissingNode()).isTrue();
  }

  @Test
  void users_see_their_own_with_a_token_of_theirs() {
    Holder.enroll(client, "ada");
    Holder.enroll(client, "eve");
    Client browser = client.as(minted("ada"));

    Reply listed = browser.get("/v1/account/activity?limit=1");

    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.text("events.0.type")).isEqualTo("user-token.minted");
    assertThat(listed.text("events.0.data.scopes.0")).isEqualTo("account:read");
    Reply rest = browser.get("/v1/account/activity?before=" + listed.text("next"));
    assertThat(rest.json()).isEqualTo(client.get(OF_ADA + "?before=" + listed.text("next")).json());
    assertThat(rest.text("events.1.type")).isEqualTo("authenticator.enrolled");
    assertThat(browser.get("/v1/account/activity?limit=0").field()).isEqualTo("limit");
    assertThat(browser.get("/v1/users/eve/activity").status()).isEqualTo(403);
  }

  private String minted(String user) {
    return client
        .post(
            "/v1/users/" + user + "/tokens",
            "{\"audience\": \"https://shop.example/me\", \"scopes\": [\"account:read\"]}")
        .text("token");
  }

  @Test
  void activity_is_listed_page_by_page() {
    Holder ada = Holder.enroll(client, "ada");
    ada.verify(ada.begin());

    Reply first = client.get(OF_ADA + "?limit=1");
    assertThat(first.json().path("events").size()).isOne();
    assertThat(first.text("next")).isEqualTo(first.text("events.0.id"));
    Reply second = client.get(OF_ADA + "?limit=1&before=" + first.text("next"));
    assertThat(second.text("events.0.type")).isEqualTo("authenticator.used");
    Reply third = client.get(OF_ADA + "?before=" + second.text("next"));
    assertThat(third.text("events.0.type")).isEqualTo("authentication.begun");
    assertThat(third.json().path("events").size()).isEqualTo(5);
    assertThat(third.json().path("next").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void every_type_is_told_in_the_form_that_is_promised(EventType type) {
    append(
        SampleEvents.event(
            TenantId.DEFAULT, new UserId("ada"), type, Samples.NOW, SampleEvents.facts(type)));

    Reply listed = client.get(OF_ADA);

    assertThat(listed.text("events.0.type")).isEqualTo(type.text());
    assertThat(listed.json().at("/events/0/data").propertyNames())
        .containsExactlyElementsOf(type.facts().stream().map(FactName::text).toList());
  }

  @Test
  void an_event_may_have_no_client_and_no_data() {
    append(SampleEvents.bare(SampleEvents.id(), TenantId.DEFAULT, Optional.of(new UserId("ada"))));

    assertThat(client.get(OF_ADA).json().at("/events/0").propertyNames())
        .containsExactly("id", "type", "at", "data");
  }

  @Test
  void nobody_reads_what_happened_to_others() {
    Holder.enroll(client, "ada");

    for (Reply reply : List.of(stranger().get(OF_ADA), client.get("/v1/users/eve/activity"))) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("events").size()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x"})
  void a_page_of_activity_has_from_1_to_200_events(String query) {
    assertThat(client.get(OF_ADA + "?" + query).field()).isEqualTo("limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before=1", "before=", "before=0000000G-0000-7000-8000-000000000000"})
  void a_cursor_is_an_id(String query) {
    assertThat(client.get(OF_ADA + "?" + query).field()).isEqualTo("before");
  }

  private void append(Event event) {
    host.transactions.inTransaction(() -> {
      host.events.append(event);
      return event;
    });
  }
}

package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.factor.RefusedPlugin;
import io.countersign.rest.event.EventSchema;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Plugins;
import io.countersign.rest.fixture.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class OtherAnswers extends Answers {
  @Test
  void the_loaded_factors_are_listed() {
    Reply listed = client.get("/v1/factors");

    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.text("factors.0.type")).isEqualTo("card");
    assertThat(listed.text("factors.1.type")).isEqualTo("pad");
    assertThat(listed.text("factors.1.version")).isEqualTo("1.2.3");
    assertThat(listed.text("factors.1.kinds.0")).isEqualTo("possession");
    assertThat(listed.json().at("/factors/1/importable").asBoolean()).isTrue();
    host.plugins.unload(Plugins.CARD);
    assertThat(client.get("/v1/factors").text("factors.0.type")).isEqualTo("pad");
  }

  @Test
  void archives_that_are_not_used_are_listed() {
    assertThat(client.get("/v1/factors").json().at("/refused").size()).isZero();
    Instant since = Instant.parse("2026-03-01T10:00:00Z");
    host.plugins.refuse(
        new RefusedPlugin("card.zip", "untrusted", since, Optional.of("1.2.3")),
        new RefusedPlugin("pin.zip", "unreadable", since, Optional.empty()));

    Reply listed = client.get("/v1/factors");

    assertThat(listed.text("refused.0.archive")).isEqualTo("card.zip");
    assertThat(listed.text("refused.0.reason")).isEqualTo("untrusted");
    assertThat(listed.text("refused.0.since")).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(listed.text("refused.0.inPlace")).isEqualTo("1.2.3");
    assertThat(listed.json().at("/refused/1/inPlace").isMissingNode()).isTrue();
  }

  @Test
  void the_schema_of_events_is_public_and_may_be_kept_a_while() {
    Reply read = client.without("Authorization").get("/events.schema.json");

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(read.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(EventSchema.json());
  }

  @Test
  void the_key_set_is_public_and_may_be_kept_a_while() {
    Reply read = client.without("Authorization").get("/.well-known/jwks.json");

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("Cache-Control")).isEqualTo("public, max-age=300");
    assertThat(read.json().path("keys").size()).isOne();
    assertThat(read.body()).doesNotContain("\"d\"");
  }

  @Test
  void the_signing_key_is_rotated_with_notice() {
    Reply rotated = client.post("/v1/signing-keys", "");

    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.text("signsFrom")).isEqualTo("2026-03-29T02:40:00.123457Z");
    assertThat(client.get("/.well-known/jwks.json").body()).contains(rotated.text("kid"));
    assertThat(client.post("/v1/signing-keys", "").text("kid"))
        .as("a successor is announced already")
        .isEqualTo(rotated.text("kid"));
  }

  @Test
  void the_server_says_how_it_is() {
    Client anybody = client.without("Authorization");

    assertThat(anybody.get("/health/live").text("status")).isEqualTo("up");
    assertThat(anybody.get("/health/ready").text("status")).isEqualTo("up");
    assertThat(anybody.get("/metrics").body()).contains("# TYPE requests counter");
    host.notes.ready(false);
    assertThat(anybody.get("/health/ready").status()).isEqualTo(503);
    assertThat(anybody.get("/health/live").status()).isEqualTo(200);
    assertThat(host.notes.requests())
        .contains("GET /health/ready 200", "GET /health/ready 503", "GET /metrics 200");
  }
}

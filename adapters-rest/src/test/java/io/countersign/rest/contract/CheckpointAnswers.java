package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.assertion.AssertionVerifier;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.ledger.CheckpointSigner;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.SignCheckpoints;
import io.countersign.domain.event.Checkpoint;
import io.countersign.domain.tenant.TenantId;
import io.countersign.rest.fixture.Reply;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class CheckpointAnswers extends Answers {
  private static final String ALL = "/v1/audit/checkpoints";

  @Test
  void a_checkpoint_is_verified_by_whoever_has_the_keys_that_come_with_it() {
    sign();
    Reply page = client.get(ALL);
    AssertionVerifier published =
        new AssertionVerifier(client.get("/.well-known/jwks.json").body());
    AssertionVerifier keys =
        new AssertionVerifier("{\"keys\":%s}".formatted(page.json().path("keys").toString()));
    String jws = page.text("checkpoints.0.jws");

    assertThat(page.status()).isEqualTo(200);
    assertThat(published.verifies(jws)).isTrue();
    assertThat(keys.verifies(jws)).isTrue();
    assertThat(AssertionVerifier.header(jws)).contains("\"" + CheckpointSigner.TYPE + "\"");
    Checkpoint said =
        Checkpoint.read(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1])).orElseThrow();
    assertThat(said.head()).isEqualTo(host.ledger.head(TenantId.DEFAULT).orElseThrow());
    assertThat(page.text("checkpoints.0.link")).isEqualTo(said.head().link().hex());
    assertThat(page.json().at("/checkpoints/0/position").asLong())
        .isEqualTo(said.head().position());
    assertThat(page.text("checkpoints.0.at")).isEqualTo(said.at().toString());
  }

  @Test
  void the_newest_comes_first_and_each_page_goes_on() {
    for (int i = 0; i < 3; i++) {
      sign();
    }
    Reply first = client.get(ALL + "?limit=2");
    Reply second = client.get(ALL + "?limit=2&before=" + first.json().path("next").asLong());

    assertThat(first.json().path("checkpoints").size()).isEqualTo(2);
    assertThat(first.json().at("/checkpoints/0/position").asLong())
        .isGreaterThan(first.json().at("/checkpoints/1/position").asLong());
    assertThat(second.json().path("checkpoints").size()).isOne();
    assertThat(second.json().has("next")).isFalse();
    assertThat(stranger().get(ALL).json().path("checkpoints").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"before=0", "before=-1", "before=x", "before=1000000000000000000", "limit=0"})
  void a_query_is_read_strictly(String query) {
    assertThat(client.get(ALL + "?" + query).field())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  private void sign() {
    TenantId tenant = TenantId.DEFAULT;
    var told =
        host.transactions.inTransaction(() -> {
          var event = SampleEvents.event(tenant, Samples.ALICE, Samples.NOW);
          host.events.append(event);
          return event;
        });
    assertThat(told.tenant()).isEqualTo(tenant);
    assertThat(new EnterEvents(host.ledger, host.transactions).enter(tenant)).isPositive();
    new SignCheckpoints(host.ledger, host.checkpoints, host.checkpointSigner, host.transactions)
        .sign();
  }
}

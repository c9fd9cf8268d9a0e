package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.client.CreatedApiKey;
import io.countersign.application.enrollment.CancelEnrollment.Result.Canceled;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.NotPending;
import io.countersign.application.fixture.Samples;
import io.countersign.application.idempotency.IdempotencyKeys.Claim;
import io.countersign.application.idempotency.KeptAnswer;
import io.countersign.application.storage.Storage;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.factor.SecretBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What else there is once only, whichever nodes are asked for it at the same time. */
class OnceOnAllNodesTest extends EachInstallation {

  private static final int CLIENTS = 64;
  private static final int ROUNDS = Nodes.full() ? 1_000 : 20;
  private static final int FIRST_STARTS = Nodes.full() ? 20 : 1;
  private static final KeptAnswer ANSWER =
      new KeptAnswer(201, Optional.empty(), Samples.secret("answered"));

  @Test
  void an_idempotency_key_is_for_one_request_and_the_others_get_its_answer() {
    ApiKeyId caller = new ApiKeyId(UUID.randomUUID());
    for (int round = 0; round < ROUNDS; round++) {
      String key = "key-" + round;
      List<Claim> claims = nodes.race(CLIENTS, (house, _) -> claim(house.storage(), caller, key));
      assertThat(claims).containsOnlyOnce(new Claim.First());
      assertThat(claims).filteredOn(new Claim.Answered(ANSWER)::equals).hasSize(claims.size() - 1);
    }
  }

  @Test
  void nodes_that_start_at_once_on_a_new_store_make_one_admin_key_and_one_signing_key() {
    for (int round = 0; round < FIRST_STARTS; round++) {
      try (Nodes fresh = Nodes.open(installation, directory.resolve(installation + "-" + round))) {
        List<Optional<CreatedApiKey>> made =
            fresh.race(CLIENTS, (house, _) -> house.apiKeys().createFirst());
        assertThat(made).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(fresh.node(0).storage().signingKeys().all()).hasSize(1);
      }
    }
  }

  @Test
  void a_signing_key_has_one_successor() {
    Storage storage = nodes.node(0).storage();
    for (int round = 0; round < ROUNDS; round++) {
      nodes.clock().tick(Signing.OVERLAP.plus(Duration.ofHours(1)));
      nodes.node(round).signing().keep();
      String newest = storage.signingKeys().all().getLast().kid();
      nodes.race(
          CLIENTS,
          (house, _) -> {
            house.signing().rotate();
            return true;
          });
      assertThat(storage.signingKeys().all().stream().dropWhile(key -> !key.kid().equals(newest)))
          .hasSize(2);
    }
  }

  @Test
  void an_api_key_that_one_node_revoked_is_refused_by_all_at_once() {
    for (int round = 0; round < ROUNDS; round++) {
      CreatedApiKey key = nodes.node(round).apiKeys().create();
      assertThat(recognizing(key)).hasSize(CLIENTS).containsOnly(true);
      nodes.node(round).apiKeys().revoke(key.key().id());
      assertThat(recognizing(key)).hasSize(CLIENTS).containsOnly(false);
    }
  }

  @Test
  void an_enrollment_is_confirmed_or_canceled_and_never_both() {
    for (int round = 0; round < ROUNDS; round++) {
      Phone phone = nodes.node(round).beginEnrollment(nodes.newUser());
      assertThat(
              nodes.race(
                  CLIENTS,
                  (house, i) ->
                      i % 2 == 0
                          ? house.confirm(phone.enrollment(), phone.code()) instanceof Confirmed
                          : house.cancel(phone.enrollment()) instanceof Canceled))
          .containsOnlyOnce(true);
    }
  }

  @Test
  void an_enrollment_that_one_node_canceled_is_confirmed_by_none() {
    for (int round = 0; round < ROUNDS; round++) {
      Phone phone = nodes.node(round).beginEnrollment(nodes.newUser());
      assertThat(nodes.node(round).cancel(phone.enrollment())).isInstanceOf(Canceled.class);
      assertThat(nodes.race(CLIENTS, (house, _) -> house.confirm(phone.enrollment(), phone.code())))
          .isNotEmpty()
          .allMatch(NotPending.class::isInstance);
    }
  }

  private static List<Boolean> recognizing(CreatedApiKey key) {
    return nodes.race(CLIENTS, (house, _) -> house.apiKeys().recognizes(key));
  }

  private static Claim claim(Storage storage, ApiKeyId caller, String key) {
    SecretBytes request = Samples.fingerprint("request").hash();
    Instant now = nodes.clock().instant();
    return storage
        .transactions()
        .inTransaction(() -> {
          Claim claim =
              storage
                  .idempotencyKeys()
                  .claim(caller, key, request, now, now.plus(Duration.ofHours(24)));
          if (claim instanceof Claim.First) {
            storage.idempotencyKeys().keep(caller, key, ANSWER);
          }
          return claim;
        });
  }
}

package io.countersign.application.idempotency;

import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.idempotency.IdempotencyKeys.Claim;
import io.countersign.application.idempotency.IdempotencyKeys.Claim.Answered;
import io.countersign.application.idempotency.IdempotencyKeys.Claim.First;
import io.countersign.application.idempotency.IdempotencyKeys.Claim.Taken;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.factor.SecretBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link IdempotencyKeys} does. */
public interface IdempotencyKeysContract {

  SecretBytes REQUEST = Samples.fingerprint("request").hash();
  SecretBytes OTHER_REQUEST = Samples.fingerprint("other request").hash();
  Duration REMEMBERED = Duration.ofHours(24);
  KeptAnswer ANSWER =
      new KeptAnswer(201, Optional.of("/v1/enrollments/1"), secret("{\"secret\":\"JBSW\"}"));

  /** The adapter under test. */
  IdempotencyKeys keys();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void the_first_claim_is_first_and_the_next_one_sees_its_answer() {
    ApiKeyId caller = caller();

    assertThat(claimAndKeep(caller, "key", REQUEST, NOW)).isEqualTo(new First());
    assertThat(claimAndKeep(caller, "key", REQUEST, NOW)).isEqualTo(new Answered(ANSWER));
  }

  @Test
  default void answers_of_every_form_are_kept_byte_for_byte() {
    for (KeptAnswer answer :
        List.of(
            new KeptAnswer(204, Optional.empty(), SecretBytes.none()),
            new KeptAnswer(200, Optional.empty(), SecretBytes.of(new byte[] {0, -1, 13, 10})),
            new KeptAnswer(422, Optional.of(""), secret("😀")),
            new KeptAnswer(503, Optional.of("/a?b=c#d"), secret("x".repeat(64 * 1024))))) {
      ApiKeyId caller = caller();
      transactions()
          .inTransaction(() -> {
            Claim first = claim(caller, "key", REQUEST, NOW);
            keys().keep(caller, "key", answer);
            return first;
          });

      assertThat(claimAndKeep(caller, "key", REQUEST, NOW)).isEqualTo(new Answered(answer));
    }
  }

  @Test
  default void the_key_of_another_request_is_taken() {
    ApiKeyId caller = caller();
    claimAndKeep(caller, "key", REQUEST, NOW);

    assertThat(claimAndKeep(caller, "key", OTHER_REQUEST, NOW)).isEqualTo(new Taken());
    assertThat(claimAndKeep(caller, "key", REQUEST, NOW)).isEqualTo(new Answered(ANSWER));
  }

  @Test
  default void the_same_key_of_another_caller_is_another_key() {
    claimAndKeep(caller(), "key", REQUEST, NOW);

    assertThat(claimAndKeep(caller(), "key", OTHER_REQUEST, NOW)).isEqualTo(new First());
  }

  @Test
  default void keys_that_only_look_alike_are_different_keys() {
    ApiKeyId caller = caller();
    for (String key :
        List.of("key", "KEY", "Key", "key ", "key  ", " key", "kéy", "ke\u0301y", "k\u00e9y2")) {
      assertThat(claimAndKeep(caller, key, REQUEST, NOW)).isEqualTo(new First());
    }
  }

  @Test
  default void a_key_may_be_as_long_as_allowed() {
    ApiKeyId caller = caller();
    String key = "用".repeat(255);

    assertThat(claimAndKeep(caller, key, REQUEST, NOW)).isEqualTo(new First());
    assertThat(claimAndKeep(caller, key, REQUEST, NOW)).isEqualTo(new Answered(ANSWER));
  }

  @Test
  default void an_expired_key_is_free_again() {
    ApiKeyId caller = caller();
    claimAndKeep(caller, "key", REQUEST, NOW);

    Instant last = NOW.plus(REMEMBERED).minusNanos(1000);
    assertThat(claimAndKeep(caller, "key", REQUEST, last)).isEqualTo(new Answered(ANSWER));
    Instant over = NOW.plus(REMEMBERED);
    assertThat(claimAndKeep(caller, "key", OTHER_REQUEST, over)).isEqualTo(new First());
    assertThat(claimAndKeep(caller, "key", REQUEST, over)).isEqualTo(new Taken());
  }

  @Test
  default void an_expired_key_does_not_show_the_old_answer_to_its_new_owner() {
    ApiKeyId caller = caller();
    claimAndKeep(caller, "key", REQUEST, NOW);
    Instant over = NOW.plus(REMEMBERED);

    transactions()
        .inTransaction(() -> {
          Claim first = claim(caller, "key", REQUEST, over);
          keys().release(caller, "key");
          return first;
        });

    assertThat(claimAndKeep(caller, "key", REQUEST, NOW)).isEqualTo(new First());
  }

  @Test
  default void a_released_key_is_free_again() {
    ApiKeyId caller = caller();
    transactions()
        .inTransaction(() -> {
          Claim first = claim(caller, "key", REQUEST, NOW);
          keys().release(caller, "key");
          return first;
        });

    assertThat(claimAndKeep(caller, "key", OTHER_REQUEST, NOW)).isEqualTo(new First());
  }

  @Test
  default void a_claim_that_was_rolled_back_never_was() {
    ApiKeyId caller = caller();
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  claim(caller, "key", REQUEST, NOW);
                  keys().keep(caller, "key", ANSWER);
                  throw new IllegalArgumentException("changed my mind");
                }));

    assertThat(claimAndKeep(caller, "key", OTHER_REQUEST, NOW)).isEqualTo(new First());
  }

  @Test
  default void of_16_claims_at_once_one_is_first_and_the_others_see_its_answer() {
    ApiKeyId caller = caller();

    List<Claim> claims = Race.of(16, _ -> claimAndKeep(caller, "key", REQUEST, NOW));

    assertThat(claims).containsOnlyOnce(new First());
    assertThat(claims).filteredOn(new Answered(ANSWER)::equals).hasSize(15);
  }

  @Test
  default void of_16_claims_at_once_of_an_expired_key_one_is_first() {
    ApiKeyId caller = caller();
    claimAndKeep(caller, "key", OTHER_REQUEST, NOW);
    Instant over = NOW.plus(REMEMBERED);

    List<Claim> claims = Race.of(16, _ -> claimAndKeep(caller, "key", REQUEST, over));

    assertThat(claims).containsOnlyOnce(new First());
  }

  @Test
  default void when_the_first_of_16_is_rolled_back_another_one_is_first() {
    ApiKeyId caller = caller();
    AtomicBoolean fail = new AtomicBoolean(true);

    List<String> outcomes = Race.of(16, _ -> claimUnlessFailing(caller, fail));

    assertThat(outcomes).containsOnlyOnce("rolled back").containsOnlyOnce("first");
    assertThat(outcomes).filteredOn("answered"::equals).hasSize(14);
  }

  @Test
  default void there_is_no_claim_outside_a_transaction() {
    assertThatIllegalStateException().isThrownBy(() -> claim(caller(), "key", REQUEST, NOW));
  }

  private String claimUnlessFailing(ApiKeyId caller, AtomicBoolean fail) {
    try {
      return transactions()
          .inTransaction(() -> {
            Claim claim = claim(caller, "key", REQUEST, NOW);
            if (claim instanceof First && fail.getAndSet(false)) {
              throw new IllegalArgumentException("changed my mind");
            }
            return finish(claim, caller, "key") instanceof First ? "first" : "answered";
          });
    } catch (IllegalArgumentException e) {
      return "rolled back";
    }
  }

  private Claim claimAndKeep(ApiKeyId caller, String key, SecretBytes request, Instant now) {
    return transactions()
        .inTransaction(() -> finish(claim(caller, key, request, now), caller, key));
  }

  private Claim finish(Claim claim, ApiKeyId caller, String key) {
    if (claim instanceof First) {
      keys().keep(caller, key, ANSWER);
    }
    return claim;
  }

  private Claim claim(ApiKeyId caller, String key, SecretBytes request, Instant now) {
    return keys().claim(caller, key, request, now, now.plus(REMEMBERED));
  }

  private static ApiKeyId caller() {
    return new ApiKeyId(UUID.randomUUID());
  }
}

package io.countersign.contracts.storage;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.credential;
import static io.countersign.application.fixture.Samples.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.assertion.SigningKey;
import io.countersign.application.fixture.Samples;
import io.countersign.application.idempotency.IdempotencyKeys.Claim;
import io.countersign.application.idempotency.KeptAnswer;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.storage.Storage;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.enrollment.Enrollment;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a store keeps encrypted at rest: without the key that sealed it nobody reads it, and after a
 * rotation all of it is sealed again.
 */
public interface SealingContract {

  /** The adapter under test, newly opened. */
  Storage storage();

  /** What it seals with. */
  MemorySecrets secrets();

  @Test
  default void a_credential_does_not_open_without_its_key() {
    OpenedAuthenticator opened = authenticator();
    loseTheKeys();

    assertUnreadable(() ->
        storage()
            .authenticators()
            .credential(opened.authenticator().tenant(), opened.authenticator().id()));
  }

  @Test
  default void a_pending_credential_does_not_open_without_its_key() {
    Enrollment enrollment = enrollment();
    loseTheKeys();

    assertUnreadable(() -> storage().enrollments().pending(enrollment.tenant(), enrollment.id()));
  }

  @Test
  default void the_state_of_a_challenge_does_not_open_without_its_key() {
    Authentication authentication = authentication();
    loseTheKeys();

    assertUnreadable(
        () -> storage().authentications().find(authentication.tenant(), authentication.id()));
  }

  @Test
  default void a_signing_key_does_not_open_without_its_key() {
    signingKey();
    loseTheKeys();

    assertUnreadable(() -> storage().signingKeys().all());
  }

  @Test
  default void an_answer_does_not_open_without_its_key() {
    ApiKeyId caller = new ApiKeyId(UUID.randomUUID());
    answer(caller);
    loseTheKeys();

    assertUnreadable(() -> answer(caller));
  }

  @Test
  default void after_a_rotation_all_of_it_is_sealed_again_and_opens() {
    OpenedAuthenticator opened = authenticator();
    Enrollment enrollment = enrollment();
    Authentication authentication = authentication();
    SigningKey key = signingKey();
    ApiKeyId caller = new ApiKeyId(UUID.randomUUID());
    answer(caller);
    secrets().rotate();

    int resealed = 0;
    for (int some = storage().sealedRows().resealSome(10);
        some > 0;
        some = storage().sealedRows().resealSome(10)) {
      resealed += some;
    }

    assertThat(resealed).isEqualTo(5);
    secrets().forgetOldKeys();
    assertThat(
            storage()
                .authenticators()
                .credential(opened.authenticator().tenant(), opened.authenticator().id()))
        .contains(opened.credential());
    assertThat(storage().enrollments().pending(enrollment.tenant(), enrollment.id()))
        .contains(credential("pending"));
    assertThat(storage().authentications().find(authentication.tenant(), authentication.id()))
        .contains(authentication);
    assertThat(storage().signingKeys().all()).containsExactly(key);
    assertThat(answer(caller)).isInstanceOf(Claim.Answered.class);
  }

  private void loseTheKeys() {
    secrets().rotate();
    secrets().forgetOldKeys();
  }

  private static void assertUnreadable(Runnable read) {
    assertThatExceptionOfType(SecretUnreadable.class).isThrownBy(read::run);
  }

  private OpenedAuthenticator authenticator() {
    OpenedAuthenticator opened = Samples.opened(Samples.tenant(), ALICE);
    assertThat(storage().authenticators().add(opened, Optional.empty())).isTrue();
    return opened;
  }

  private Enrollment enrollment() {
    Enrollment enrollment = Samples.enrollment(Samples.tenant(), ALICE);
    storage().enrollments().add(enrollment, credential("pending"));
    return enrollment;
  }

  private Authentication authentication() {
    Authentication authentication = Samples.authentication(Samples.tenant(), ALICE);
    storage().authentications().add(authentication);
    return authentication;
  }

  private SigningKey signingKey() {
    SigningKey key = new SigningKey("key", secret("{\"kty\":\"EC\"}"), NOW, NOW, Optional.empty());
    storage().signingKeys().add(key);
    return key;
  }

  /** Claims a key, and answers if it is the first. */
  private Claim answer(ApiKeyId caller) {
    return storage()
        .transactions()
        .inTransaction(() -> {
          Claim claim =
              storage()
                  .idempotencyKeys()
                  .claim(
                      caller,
                      "key",
                      Samples.fingerprint("request").hash(),
                      NOW,
                      NOW.plusSeconds(60));
          if (claim instanceof Claim.First) {
            KeptAnswer answer = new KeptAnswer(201, Optional.empty(), secret("{\"secret\":1}"));
            storage().idempotencyKeys().keep(caller, "key", answer);
          }
          return claim;
        });
  }
}

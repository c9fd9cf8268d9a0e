package io.countersign.persistence.secret;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.secret;
import static io.countersign.persistence.generated.Tables.AUTHENTICATORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.assertion.SigningKey;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.fixture.Samples;
import io.countersign.application.idempotency.IdempotencyKeys.Claim;
import io.countersign.application.idempotency.KeptAnswer;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.secret.SealedRows;
import io.countersign.application.secret.SealedRowsContract;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.persistence.EachDatabase;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class JooqSealedRowsTest extends EachDatabase implements SealedRowsContract {

  @Override
  public SealedRows rows() {
    return storage.sealedRows();
  }

  @Override
  public MemorySecrets secrets() {
    return secrets;
  }

  @Override
  public Authenticators authenticators() {
    return storage.authenticators();
  }

  @Override
  public Enrollments enrollments() {
    return storage.enrollments();
  }

  @Override
  public void damage(Authenticator authenticator) {
    sql(sql ->
        sql.update(AUTHENTICATORS)
            .set(AUTHENTICATORS.CREDENTIAL, new byte[40])
            .where(AUTHENTICATORS.AUTHENTICATOR_ID.eq(authenticator.id().value()))
            .execute());
  }

  @Test
  void every_sealed_column_is_sealed_again() {
    SigningKey key = new SigningKey("kid", secret("jwk"), NOW, NOW, Optional.empty());
    storage.signingKeys().add(key);
    Authentication authentication = Samples.authentication(Samples.tenant(), ALICE);
    storage.authentications().add(authentication);
    ApiKeyId caller = new ApiKeyId(UUID.randomUUID());
    KeptAnswer answer = new KeptAnswer(201, Optional.empty(), secret("body"));
    claim(caller);
    storage.idempotencyKeys().keep(caller, "key ü", answer);
    secrets.rotate();

    int done = 0;
    for (int some = -1; some != 0; done += some) {
      some = rows().resealSome(200);
    }

    secrets.forgetOldKeys();
    assertThat(done).isEqualTo(3);
    assertThat(storage.signingKeys().all()).containsExactly(key);
    assertThat(storage.authentications().find(authentication.tenant(), authentication.id()))
        .contains(authentication);
    assertThat(claim(caller)).isEqualTo(new Claim.Answered(answer));
  }

  @Test
  void a_row_that_is_being_used_is_left_for_later() {
    OpenedAuthenticator used = add();
    OpenedAuthenticator idle = add();
    secrets.rotate();

    int resealed =
        transactions()
            .inTransaction(() -> {
              lock(used);
              return CompletableFuture.supplyAsync(() -> rows().resealSome(200)).join();
            });

    assertThat(resealed).isOne();
    assertThat(keyOf(idle.authenticator().id())).isEqualTo(2);
    assertThat(keyOf(used.authenticator().id())).isEqualTo(1);
    assertThat(rows().resealSome(200)).isOne();
    assertThat(keyOf(used.authenticator().id())).isEqualTo(2);
  }

  private void lock(OpenedAuthenticator used) {
    Authenticator one = used.authenticator();
    assertThat(authenticators().lock(one.tenant(), one.id())).contains(used);
  }

  private int keyOf(AuthenticatorId id) {
    return sql(sql ->
        sql.select(AUTHENTICATORS.CREDENTIAL_KEY_ID)
            .from(AUTHENTICATORS)
            .where(AUTHENTICATORS.AUTHENTICATOR_ID.eq(id.value()))
            .fetchSingle()
            .value1());
  }

  private OpenedAuthenticator add() {
    OpenedAuthenticator opened = Samples.opened(Samples.tenant(), ALICE);
    assertThat(authenticators().add(opened, Optional.empty())).isTrue();
    return opened;
  }

  private Claim claim(ApiKeyId caller) {
    return transactions()
        .inTransaction(() ->
            storage
                .idempotencyKeys()
                .claim(
                    caller,
                    "key ü",
                    Samples.fingerprint("request").hash(),
                    NOW,
                    NOW.plusSeconds(60)));
  }
}

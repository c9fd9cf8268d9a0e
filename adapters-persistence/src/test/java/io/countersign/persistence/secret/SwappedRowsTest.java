package io.countersign.persistence.secret;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.credential;
import static io.countersign.persistence.generated.Tables.AUTHENTICATORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.fixture.Samples;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.EachDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who can write to the database, but has no keys, tries to be somebody else. */
final class SwappedRowsTest extends EachDatabase {

  private final TenantId tenant = Samples.tenant();

  @Test
  void swapped_ciphertexts_open_for_neither_user() {
    Authenticator alice = add(ALICE, "of alice");
    Authenticator mallory = add(BOB, "of mallory");
    byte[] hers = ciphertext(alice);

    put(alice, ciphertext(mallory));
    put(mallory, hers);

    assertUnreadable(alice);
    assertUnreadable(mallory);
  }

  @Test
  void a_row_that_was_given_to_another_user_does_not_open() {
    Authenticator mallory = add(BOB, "of mallory");

    sql(sql ->
        sql.update(AUTHENTICATORS)
            .set(AUTHENTICATORS.USER_ID, ALICE)
            .where(AUTHENTICATORS.AUTHENTICATOR_ID.eq(mallory.id().value()))
            .execute());

    assertUnreadable(mallory);
  }

  private void assertUnreadable(Authenticator one) {
    assertThatExceptionOfType(SecretUnreadable.class)
        .isThrownBy(() -> storage.authenticators().credential(tenant, one.id()));
    assertThatExceptionOfType(SecretUnreadable.class)
        .isThrownBy(() ->
            transactions().inTransaction(() -> storage.authenticators().lock(tenant, one.id())));
  }

  private Authenticator add(UserId user, String secret) {
    Authenticator one = Samples.authenticator(tenant, user);
    assertThat(
            storage
                .authenticators()
                .add(new OpenedAuthenticator(one, credential(secret)), Optional.empty()))
        .isTrue();
    return one;
  }

  private byte[] ciphertext(Authenticator of) {
    return sql(sql ->
        sql.select(AUTHENTICATORS.CREDENTIAL)
            .from(AUTHENTICATORS)
            .where(AUTHENTICATORS.AUTHENTICATOR_ID.eq(of.id().value()))
            .fetchSingle()
            .value1());
  }

  private void put(Authenticator of, byte[] ciphertext) {
    sql(sql ->
        sql.update(AUTHENTICATORS)
            .set(AUTHENTICATORS.CREDENTIAL, ciphertext)
            .where(AUTHENTICATORS.AUTHENTICATOR_ID.eq(of.id().value()))
            .execute());
  }
}

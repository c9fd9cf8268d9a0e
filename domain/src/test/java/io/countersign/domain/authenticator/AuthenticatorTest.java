package io.countersign.domain.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final GuessLimit LIMIT = new GuessLimit(2, Duration.ofMinutes(10));

  private final Authenticator bound =
      Authenticator.bound(
          new AuthenticatorId(new UUID(0, 1)),
          TenantId.DEFAULT,
          new UserId("alice"),
          new FactorType("totp"),
          new Label("Phone"),
          NOON);

  @Test
  void a_new_one_is_active_and_was_never_used() {
    assertThat(bound.active()).isTrue();
    assertThat(bound.lastUsedAt()).isEmpty();
    assertThat(bound.guesses()).isEqualTo(Guesses.NONE);
  }

  @Test
  void wrong_responses_are_counted_and_are_no_use() {
    Authenticator guessed = bound.guessedWrong(LIMIT, NOON).guessedWrong(LIMIT, NOON);

    assertThat(guessed.guesses()).isEqualTo(new Guesses(2, NOON));
    assertThat(guessed.lastUsedAt()).isEmpty();
  }

  @Test
  void a_success_clears_the_wrong_ones_before_it() {
    Authenticator used = bound.guessedWrong(LIMIT, NOON).used(NOON.plusSeconds(1));

    assertThat(used.guesses()).isEqualTo(Guesses.NONE);
    assertThat(used.lastUsedAt()).contains(NOON.plusSeconds(1));
  }

  @Test
  void another_name_changes_nothing_but_the_name() {
    Authenticator guessed = bound.guessedWrong(LIMIT, NOON);

    assertThat(guessed.renamed(new Label("Tablet")).label()).hasToString("Tablet");
    assertThat(guessed.renamed(new Label("Tablet")).renamed(bound.label())).isEqualTo(guessed);
  }

  @Test
  void a_revoked_one_is_not_active_and_keeps_its_count() {
    Authenticator revoked = bound.guessedWrong(LIMIT, NOON).revoked(NOON.plusSeconds(1));

    assertThat(revoked.active()).isFalse();
    assertThat(revoked.revokedAt()).contains(NOON.plusSeconds(1));
    assertThat(revoked.guesses().wrong()).isEqualTo(1);
  }

  @Test
  void an_opened_one_that_was_used_has_the_new_credential() {
    Credential spent = new Credential(SecretBytes.of(new byte[] {1}));
    OpenedAuthenticator opened =
        new OpenedAuthenticator(
            bound.guessedWrong(LIMIT, NOON), new Credential(SecretBytes.none()));

    assertThat(opened.used(spent, NOON))
        .isEqualTo(new OpenedAuthenticator(bound.used(NOON), spent));
  }
}

package io.countersign.application.client;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.domain.account.UserScope;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link UserTokens} does. */
public interface UserTokensContract {

  /** The adapter under test. */
  UserTokens tokens();

  @Test
  default void a_token_is_found_by_its_id_alone() {
    UserToken token = add(Samples.userToken(Samples.tenant(), ALICE, NOW));

    assertThat(tokens().find(token.id())).contains(token);
    assertThat(tokens().find(new UserTokenId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void an_expired_token_is_found_until_it_is_purged() {
    UserToken token = add(Samples.userToken(Samples.tenant(), ALICE, Instant.EPOCH));

    assertThat(tokens().find(token.id())).contains(token);
  }

  @Test
  default void everything_about_it_is_kept() {
    UserToken plain = Samples.userToken(Samples.tenant(), new UserId("ü 😀"), NOW);
    AuthenticationId proved = new AuthenticationId(UUID.randomUUID());
    for (Set<UserScope> scopes :
        Set.of(Set.<UserScope>of(), Set.of(UserScope.ACCOUNT_READ), Set.of(UserScope.values()))) {
      UserToken token =
          add(
              new UserToken(
                  new UserTokenId(UUID.randomUUID()),
                  plain.tenant(),
                  plain.user(),
                  plain.client(),
                  "ä ".repeat(127),
                  scopes,
                  plain.hash(),
                  Optional.of(proved),
                  plain.createdAt(),
                  plain.expiresAt()));

      assertThat(tokens().find(token.id())).contains(token);
    }
  }

  @Test
  default void times_are_kept_to_the_microsecond() {
    for (Instant time : Times.ALL) {
      UserToken token = add(Samples.userToken(Samples.tenant(), ALICE, time));

      assertThat(tokens().find(token.id())).contains(token);
    }
  }

  @Test
  default void all_tokens_of_a_user_go_at_once_and_nobody_elses() {
    TenantId tenant = Samples.tenant();
    UserToken first = add(Samples.userToken(tenant, ALICE, NOW));
    UserToken second = add(Samples.userToken(tenant, ALICE, NOW));
    UserToken bobs = add(Samples.userToken(tenant, BOB, NOW));
    UserToken elsewhere = add(Samples.userToken(Samples.tenant(), ALICE, NOW));

    assertThat(tokens().removeAll(tenant, ALICE)).isEqualTo(2);

    assertThat(tokens().find(first.id())).isEmpty();
    assertThat(tokens().find(second.id())).isEmpty();
    assertThat(tokens().find(bobs.id())).contains(bobs);
    assertThat(tokens().find(elsewhere.id())).contains(elsewhere);
    assertThat(tokens().removeAll(tenant, ALICE)).isZero();
  }

  private UserToken add(UserToken token) {
    tokens().add(token);
    return token;
  }
}

package io.countersign.application.lockout;

import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.lockout.Guesses.mark;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link UserIdentifiers} does. */
public interface UserIdentifiersContract {

  /** A user with an id that databases might take for another one's. */
  UserId ANNA = new UserId("Änna ß");

  /** Whom they might take her for. */
  UserId OTHER = new UserId("änna ß");

  /** The adapter under test. */
  UserIdentifiers userIdentifiers();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void what_was_kept_is_found_by_its_mark_and_its_user() {
    TenantId tenant = Samples.tenant();
    LinkedIdentifier one = kept(tenant, 0xff, ANNA, NOW.plusNanos(1000));
    LinkedIdentifier other = kept(tenant, 2, ANNA, NOW);
    kept(tenant, 3, OTHER, NOW);
    kept(Samples.tenant(), 4, ANNA, NOW);

    assertThat(userIdentifiers().owner(tenant, one.mark())).contains(ANNA);
    assertThat(userIdentifiers().owner(Samples.tenant(), one.mark())).isEmpty();
    assertThat(userIdentifiers().owner(tenant, mark(9))).isEmpty();
    assertThat(userIdentifiers().ofUser(tenant, ANNA)).containsExactly(other, one);
  }

  @Test
  default void one_identifier_is_one_users() {
    TenantId tenant = Samples.tenant();
    kept(tenant, 1, ANNA, NOW);
    LinkedIdentifier moved = kept(tenant, 1, OTHER, NOW.plusSeconds(1));

    assertThat(userIdentifiers().owner(tenant, mark(1))).contains(OTHER);
    assertThat(userIdentifiers().ofUser(tenant, ANNA)).isEmpty();
    assertThat(userIdentifiers().ofUser(tenant, OTHER)).containsExactly(moved);
  }

  @Test
  default void what_was_removed_is_nobodys() {
    TenantId tenant = Samples.tenant();
    LinkedIdentifier known = kept(tenant, 1, ANNA, NOW);
    LinkedIdentifier left = kept(tenant, 2, ANNA, NOW);

    assertThat(userIdentifiers().remove(known)).isTrue();
    assertThat(userIdentifiers().remove(known)).isFalse();
    assertThat(userIdentifiers().remove(of(tenant, 3, ANNA, NOW))).isFalse();
    assertThat(userIdentifiers().remove(of(tenant, 2, OTHER, NOW))).isFalse();
    assertThat(userIdentifiers().remove(of(Samples.tenant(), 2, ANNA, NOW))).isFalse();

    assertThat(userIdentifiers().owner(tenant, mark(1))).isEmpty();
    assertThat(userIdentifiers().ofUser(tenant, ANNA)).containsExactly(left);
  }

  private LinkedIdentifier kept(TenantId tenant, int mark, UserId user, Instant at) {
    LinkedIdentifier one = of(tenant, mark, user, at);
    userIdentifiers().keep(one);
    return one;
  }

  private static LinkedIdentifier of(TenantId tenant, int mark, UserId user, Instant at) {
    return new LinkedIdentifier(tenant, mark(mark), user, IdentifierType.PHONE, "+33***78", at);
  }
}

package io.countersign.application.authenticator;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.TOTP;
import static io.countersign.application.fixture.Samples.credential;
import static io.countersign.application.fixture.Samples.fingerprint;
import static io.countersign.application.fixture.Samples.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.GuessLimit;
import io.countersign.domain.authenticator.Guesses;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Authenticators} does. */
public interface AuthenticatorsContract {

  /** The adapter under test. */
  Authenticators authenticators();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void an_authenticator_is_found_as_it_was_added() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));

    assertThat(kept(added)).isEqualTo(added);
    assertThat(authenticators().credential(added.tenant(), added.id()))
        .contains(credential("seed"));
  }

  @Test
  default void credentials_of_any_size_are_kept() {
    for (int size : new int[] {0, 1, 16 * 1024}) {
      Credential credential = credential("x".repeat(size));
      Authenticator one = Samples.authenticator(Samples.tenant(), ALICE);
      add(new OpenedAuthenticator(one, credential));

      assertThat(authenticators().credential(one.tenant(), one.id())).contains(credential);
    }
  }

  @Test
  default void times_are_kept_to_the_microsecond() {
    for (Instant time : Times.ALL) {
      AuthenticatorId id = new AuthenticatorId(UUID.randomUUID());
      Authenticator one =
          new Authenticator(
              id,
              Samples.tenant(),
              ALICE,
              TOTP,
              Samples.LABEL,
              Profile.NONE,
              true,
              new Guesses(3, time),
              time,
              Optional.of(time),
              Optional.empty());
      add(new OpenedAuthenticator(one, credential("seed")));

      assertThat(kept(one)).isEqualTo(one);
      assertThat(authenticators().revoke(one.tenant(), id, time)).isTrue();
      assertThat(kept(one).revokedAt()).contains(time);
    }
  }

  @Test
  default void of_a_users_own_one_is_preferred_at_the_most() {
    TenantId tenant = Samples.tenant();
    Authenticator one = Samples.authenticator(tenant, ALICE);
    Authenticator other = Samples.authenticator(tenant, ALICE);
    Authenticator bobs = Samples.authenticator(tenant, BOB).preferred(true);
    List.of(one, other, bobs)
        .forEach(bound -> add(new OpenedAuthenticator(bound, credential("seed"))));

    authenticators().prefer(tenant, ALICE, one.id());
    assertThat(kept(one)).isEqualTo(one.preferred(true));
    assertThat(kept(other)).isEqualTo(other);

    authenticators().prefer(tenant, ALICE, other.id());
    assertThat(kept(one)).isEqualTo(one);
    assertThat(kept(other)).isEqualTo(other.preferred(true));
    assertThat(kept(bobs)).isEqualTo(bobs);
  }

  @Test
  default void a_label_may_have_any_characters() {
    Label label = new Label("😀 'Ä' \"用\" \\ % _ ; -- " + "x".repeat(40));
    Authenticator one =
        Authenticator.bound(
            new AuthenticatorId(UUID.randomUUID()), Samples.tenant(), ALICE, TOTP, label, NOW);
    add(new OpenedAuthenticator(one, credential("seed")));

    assertThat(kept(one).label()).isEqualTo(label);
  }

  @Test
  default void a_profile_is_kept_as_it_is_and_changed_by_a_right_response() {
    Profile profile = profile("b\\c\nd=é😀 " + "x".repeat(190));
    Authenticator added =
        add(
            new OpenedAuthenticator(
                Samples.authenticator(Samples.tenant(), ALICE).described(profile),
                credential("seed")));
    assertThat(kept(added)).isEqualTo(added);
    Profile later = new Profile(Set.of(), Map.of("backed-up", "true"));

    transactions()
        .inTransaction(() -> {
          OpenedAuthenticator locked =
              authenticators().lock(added.tenant(), added.id()).orElseThrow();
          OpenedAuthenticator used = locked.used(credential("on"), NOW);
          authenticators()
              .update(
                  new OpenedAuthenticator(
                      used.authenticator().described(later), used.credential()));
          return used;
        });

    assertThat(kept(added).profile()).isEqualTo(later);
  }

  private static Profile profile(String value) {
    return new Profile(
        Set.of(new FactorType("sms"), new FactorType("voice")), Map.of("a", value, "b", ""));
  }

  @Test
  default void what_is_exclusive_is_had_by_one_user_of_a_tenant() {
    Authenticator first = Samples.authenticator(Samples.tenant(), ALICE);
    assertThat(addExclusive(first, "alice's", "key")).isTrue();

    assertThat(addExclusive(Samples.authenticator(first.tenant(), BOB), "bob's", "key")).isFalse();
    assertThat(authenticators().ofUser(first.tenant(), BOB)).isEmpty();
    assertThat(authenticators().known(first.tenant(), BOB, TOTP, fingerprint("bob's"))).isFalse();
    assertThat(addExclusive(Samples.authenticator(Samples.tenant(), BOB), "bob's", "key")).isTrue();
    assertThat(
            authenticators().withFingerprint(first.tenant(), ALICE, TOTP, fingerprint("alice's")))
        .contains(first.id());
    assertThat(authenticators().withFingerprint(first.tenant(), BOB, TOTP, fingerprint("alice's")))
        .isEmpty();
    assertThat(authenticators().withFingerprint(first.tenant(), ALICE, TOTP, fingerprint("key")))
        .isEmpty();
    authenticators().revoke(first.tenant(), first.id(), NOW);
    assertThat(
            authenticators().withFingerprint(first.tenant(), ALICE, TOTP, fingerprint("alice's")))
        .isEmpty();
    assertThat(addExclusive(Samples.authenticator(first.tenant(), BOB), "bob's", "key")).isFalse();
  }

  @Test
  default void of_16_users_who_bind_what_is_exclusive_at_once_one_does() {
    TenantId tenant = Samples.tenant();

    List<Boolean> bound =
        Race.of(
            16,
            i -> {
              Authenticator one = Samples.authenticator(tenant, new UserId("user-" + i));
              return transactions().inTransaction(() -> addExclusive(one, "own " + i, "key"));
            });

    assertThat(bound).containsOnlyOnce(true);
  }

  private boolean addExclusive(Authenticator one, String own, String exclusive) {
    return authenticators()
        .add(
            new OpenedAuthenticator(one, credential("seed")),
            Optional.of(fingerprint(own)),
            Optional.of(fingerprint(exclusive)));
  }

  @Test
  default void another_tenant_finds_nothing() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));
    TenantId other = Samples.tenant();

    assertThat(authenticators().find(other, added.id())).isEmpty();
    assertThat(authenticators().credential(other, added.id())).isEmpty();
    assertThat(authenticators().ofUser(other, ALICE)).isEmpty();
    assertThat(lock(other, added.id())).isEmpty();
    assertThat(authenticators().rename(other, added.id(), new Label("mine"))).isFalse();
    assertThat(authenticators().revoke(other, added.id(), NOW)).isFalse();
    assertThat(kept(added)).isEqualTo(added);
  }

  @Test
  default void a_user_has_their_own_active_ones_oldest_first() {
    TenantId tenant = Samples.tenant();
    List<Authenticator> added =
        IntStream.of(2, 0, 3, 1)
            .mapToObj(seconds -> createdAt(tenant, NOW.plusSeconds(seconds)))
            .map(this::add)
            .toList();
    add(opened(tenant, BOB));
    add(opened(tenant, new UserId("Alice")));
    Authenticator revoked = add(opened(tenant, ALICE));
    authenticators().revoke(tenant, revoked.id(), NOW);

    assertThat(authenticators().ofUser(tenant, ALICE))
        .containsExactly(added.get(1), added.get(3), added.get(0), added.get(2));
  }

  @Test
  default void a_locked_one_comes_with_its_credential() {
    OpenedAuthenticator opened = opened(Samples.tenant(), ALICE);
    Authenticator added = add(opened);

    assertThat(lock(added.tenant(), added.id())).contains(opened);
  }

  @Test
  default void there_is_no_lock_outside_a_transaction() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));

    assertThatIllegalStateException()
        .isThrownBy(() -> authenticators().lock(added.tenant(), added.id()));
  }

  @Test
  default void a_right_response_moves_credential_and_count_on() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));
    Instant now = NOW.plusSeconds(1);
    guessWrong(added, 100, now);

    transactions()
        .inTransaction(() -> {
          OpenedAuthenticator locked =
              authenticators().lock(added.tenant(), added.id()).orElseThrow();
          authenticators().update(locked.used(credential("seed, one step on"), now));
          return locked;
        });

    assertThat(kept(added)).isEqualTo(added.used(now));
    assertThat(authenticators().credential(added.tenant(), added.id()))
        .contains(credential("seed, one step on"));
  }

  @Test
  default void a_wrong_response_moves_only_the_count() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));
    Instant now = NOW.plusSeconds(1);

    guessWrong(added, 5, now);

    assertThat(kept(added)).isEqualTo(added.guessedWrong(limit(5), now));
    assertThat(authenticators().credential(added.tenant(), added.id()))
        .contains(credential("seed"));
  }

  @Test
  default void a_rollback_gives_everything_back() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));
    Authenticator another = Samples.authenticator(added.tenant(), ALICE);

    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  OpenedAuthenticator locked =
                      authenticators().lock(added.tenant(), added.id()).orElseThrow();
                  authenticators().update(locked.used(credential("lost"), NOW));
                  authenticators().rename(added.tenant(), added.id(), new Label("lost"));
                  authenticators()
                      .add(
                          new OpenedAuthenticator(another, credential("lost")),
                          Optional.of(fingerprint("lost")));
                  authenticators().revoke(added.tenant(), added.id(), NOW);
                  throw new IllegalStateException("changed my mind");
                }))
        .withMessage("changed my mind");

    assertThat(authenticators().ofUser(added.tenant(), ALICE)).containsExactly(added);
    assertThat(authenticators().find(added.tenant(), another.id())).isEmpty();
    assertThat(authenticators().known(added.tenant(), ALICE, TOTP, fingerprint("lost"))).isFalse();
    assertThat(lock(added.tenant(), added.id()))
        .contains(new OpenedAuthenticator(added, credential("seed")));
  }

  @Test
  default void of_32_who_use_the_same_step_at_once_one_does() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));

    List<Boolean> accepted =
        Race.of(
            32,
            _ ->
                transactions()
                    .inTransaction(() -> {
                      OpenedAuthenticator locked =
                          authenticators().lock(added.tenant(), added.id()).orElseThrow();
                      boolean fresh = locked.credential().equals(credential("seed"));
                      if (fresh) {
                        authenticators().update(locked.used(credential("spent"), NOW));
                      }
                      return fresh;
                    }));

    assertThat(accepted).containsOnlyOnce(true);
  }

  @Test
  default void of_64_guesses_at_once_exactly_as_many_as_allowed_are_evaluated() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));

    List<Boolean> evaluated = Race.of(64, _ -> guessWrong(added, 5, NOW));

    assertThat(evaluated).filteredOn(one -> one).hasSize(5);
    assertThat(kept(added).guesses().wrong()).isEqualTo(5);
  }

  @Test
  default void guesses_at_different_authenticators_do_not_count_together() {
    TenantId tenant = Samples.tenant();
    Authenticator one = add(opened(tenant, ALICE));
    Authenticator other = add(opened(tenant, ALICE));

    guessWrong(one, 5, NOW);

    assertThat(kept(other)).isEqualTo(other);
  }

  @Test
  default void a_new_name_changes_nothing_else() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));
    guessWrong(added, 5, NOW);
    Authenticator before = kept(added);

    assertThat(authenticators().rename(added.tenant(), added.id(), new Label("Tablet"))).isTrue();

    assertThat(kept(added)).isEqualTo(before.renamed(new Label("Tablet")));
    assertThat(authenticators().credential(added.tenant(), added.id()))
        .contains(credential("seed"));
  }

  @Test
  default void a_rename_gives_no_guesses_back() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));

    Race.of(
        16,
        i ->
            i % 2 == 0
                ? guessWrong(added, 100, NOW)
                : authenticators().rename(added.tenant(), added.id(), new Label("No " + i)));

    assertThat(kept(added).guesses().wrong()).isEqualTo(8);
  }

  @Test
  default void a_revoked_one_is_still_found_but_has_no_credential() {
    Authenticator added = add(opened(Samples.tenant(), ALICE));

    assertThat(authenticators().revoke(added.tenant(), added.id(), NOW)).isTrue();

    assertThat(kept(added)).isEqualTo(added.revoked(NOW));
    assertThat(authenticators().credential(added.tenant(), added.id())).isEmpty();
    assertThat(lock(added.tenant(), added.id())).isEmpty();
  }

  @Test
  default void a_revoked_one_is_neither_renamed_nor_revoked_nor_used() {
    OpenedAuthenticator opened = opened(Samples.tenant(), ALICE);
    Authenticator added = add(opened);
    authenticators().revoke(added.tenant(), added.id(), NOW);
    Authenticator revoked = kept(added);

    assertThat(authenticators().rename(added.tenant(), added.id(), new Label("mine"))).isFalse();
    assertThat(authenticators().revoke(added.tenant(), added.id(), NOW.plusSeconds(1))).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> authenticators().update(opened));
    assertThatIllegalStateException().isThrownBy(() -> authenticators().update(added));

    assertThat(kept(added)).isEqualTo(revoked);
    assertThat(authenticators().credential(added.tenant(), added.id())).isEmpty();
  }

  @Test
  default void one_that_is_not_there_is_neither_found_nor_changed() {
    TenantId tenant = Samples.tenant();
    AuthenticatorId id = new AuthenticatorId(UUID.randomUUID());

    assertThat(authenticators().find(tenant, id)).isEmpty();
    assertThat(authenticators().credential(tenant, id)).isEmpty();
    assertThat(lock(tenant, id)).isEmpty();
    assertThat(authenticators().rename(tenant, id, new Label("mine"))).isFalse();
    assertThat(authenticators().revoke(tenant, id, NOW)).isFalse();
  }

  @Test
  default void a_fingerprint_is_known_for_its_tenant_user_and_factor_only() {
    Authenticator added = add(opened(Samples.tenant(), ALICE), fingerprint("phone"));

    assertThat(knows(added.tenant(), ALICE, TOTP, fingerprint("phone"))).isTrue();
    assertThat(knows(added.tenant(), ALICE, TOTP, fingerprint("other phone"))).isFalse();
    assertThat(knows(added.tenant(), BOB, TOTP, fingerprint("phone"))).isFalse();
    assertThat(knows(added.tenant(), ALICE, new FactorType("sms"), fingerprint("phone"))).isFalse();
    assertThat(knows(Samples.tenant(), ALICE, TOTP, fingerprint("phone"))).isFalse();
  }

  @Test
  default void a_fingerprint_is_had_once_even_after_it_was_revoked() {
    Authenticator first = add(opened(Samples.tenant(), ALICE), fingerprint("phone"));
    OpenedAuthenticator second = opened(first.tenant(), ALICE);

    assertThat(authenticators().add(second, Optional.of(fingerprint("phone")))).isFalse();
    authenticators().revoke(first.tenant(), first.id(), NOW);
    assertThat(authenticators().add(second, Optional.of(fingerprint("phone")))).isFalse();

    assertThat(authenticators().find(first.tenant(), second.authenticator().id())).isEmpty();
    assertThat(knows(first.tenant(), ALICE, TOTP, fingerprint("phone"))).isTrue();
  }

  @Test
  default void the_transaction_goes_on_after_a_fingerprint_that_was_there() {
    Authenticator first = add(opened(Samples.tenant(), ALICE), fingerprint("phone"));
    OpenedAuthenticator other = opened(first.tenant(), BOB);

    transactions()
        .inTransaction(() -> {
          authenticators().add(opened(first.tenant(), ALICE), Optional.of(fingerprint("phone")));
          return authenticators().add(other, Optional.of(fingerprint("phone")));
        });

    assertThat(kept(other.authenticator())).isEqualTo(other.authenticator());
    assertThat(authenticators().ofUser(first.tenant(), ALICE)).containsExactly(first);
  }

  @Test
  default void of_16_who_bind_the_same_at_once_one_does() {
    TenantId tenant = Samples.tenant();

    List<Boolean> added =
        Race.of(
            16,
            _ ->
                transactions()
                    .inTransaction(() ->
                        authenticators()
                            .add(opened(tenant, ALICE), Optional.of(fingerprint("phone")))));

    assertThat(added).containsOnlyOnce(true);
    assertThat(authenticators().ofUser(tenant, ALICE)).hasSize(1);
  }

  @Test
  default void any_number_may_have_no_fingerprint() {
    TenantId tenant = Samples.tenant();

    assertThat(authenticators().add(opened(tenant, ALICE), Optional.empty())).isTrue();
    assertThat(authenticators().add(opened(tenant, ALICE), Optional.empty())).isTrue();

    assertThat(authenticators().ofUser(tenant, ALICE)).hasSize(2);
  }

  /** What a verification does with a wrong response; returns whether it was evaluated. */
  private boolean guessWrong(Authenticator of, int most, Instant now) {
    return transactions()
        .inTransaction(() -> {
          Authenticator locked =
              authenticators().lock(of.tenant(), of.id()).orElseThrow().authenticator();
          boolean allowed = !locked.guesses().spent(limit(most), now);
          if (allowed) {
            authenticators().update(locked.guessedWrong(limit(most), now));
          }
          return allowed;
        });
  }

  private Authenticator add(OpenedAuthenticator opened) {
    assertThat(authenticators().add(opened, Optional.empty())).isTrue();
    return opened.authenticator();
  }

  private Authenticator add(OpenedAuthenticator opened, Fingerprint fingerprint) {
    assertThat(authenticators().add(opened, Optional.of(fingerprint))).isTrue();
    return opened.authenticator();
  }

  private Authenticator kept(Authenticator one) {
    return authenticators().find(one.tenant(), one.id()).orElseThrow();
  }

  private Optional<OpenedAuthenticator> lock(TenantId tenant, AuthenticatorId id) {
    return transactions().inTransaction(() -> authenticators().lock(tenant, id));
  }

  private boolean knows(TenantId tenant, UserId user, FactorType factor, Fingerprint print) {
    return authenticators().known(tenant, user, factor, print);
  }

  private static OpenedAuthenticator createdAt(TenantId tenant, Instant time) {
    AuthenticatorId id = new AuthenticatorId(UUID.randomUUID());
    return new OpenedAuthenticator(
        Authenticator.bound(id, tenant, ALICE, TOTP, Samples.LABEL, time), credential("seed"));
  }

  private static GuessLimit limit(int most) {
    return new GuessLimit(most, Duration.ofMinutes(15));
  }
}

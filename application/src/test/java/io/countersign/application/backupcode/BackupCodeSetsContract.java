package io.countersign.application.backupcode;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.fingerprint;
import static io.countersign.application.fixture.Samples.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.backupcode.Renewal;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link BackupCodeSets} does. */
public interface BackupCodeSetsContract {

  List<Fingerprint> HASHES =
      List.of("a", "b", "c", "d", "e", "f").stream().map(Samples::fingerprint).toList();

  /** The adapter under test. */
  BackupCodeSets backupCodeSets();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_set_is_found_as_it_was_kept() {
    for (Instant time : Times.ALL) {
      BackupCodeSet kept = keep(Samples.tenant(), ALICE, time);

      assertThat(backupCodeSets().find(kept.tenant(), ALICE)).contains(kept);
      assertThat(backupCodeSets().unspent(kept.tenant(), kept.id()))
          .containsExactlyInAnyOrderElementsOf(HASHES);
      assertThat(backupCodeSets().codes(kept.tenant(), ALICE)).contains(secret("a\nb\nc"));
    }
  }

  @Test
  default void what_is_not_to_be_seen_again_is_not_kept() {
    TenantId tenant = Samples.tenant();
    BackupCodeSet set = set(tenant, ALICE, NOW);
    replace(set, Optional.empty());

    assertThat(backupCodeSets().codes(tenant, ALICE)).isEmpty();
    assertThat(backupCodeSets().unspent(tenant, set.id())).hasSize(6);
  }

  @Test
  default void nobody_else_has_the_set_of_a_user() {
    BackupCodeSet kept = keep(Samples.tenant(), ALICE, NOW);
    TenantId other = Samples.tenant();

    assertThat(backupCodeSets().find(kept.tenant(), BOB)).isEmpty();
    assertThat(backupCodeSets().find(other, ALICE)).isEmpty();
    assertThat(backupCodeSets().codes(other, ALICE)).isEmpty();
    assertThat(backupCodeSets().unspent(other, kept.id())).isEmpty();
    assertThat(spend(other, kept.id(), HASHES.getFirst())).isFalse();
    assertThat(spend(kept.tenant(), new AuthenticatorId(UUID.randomUUID()), HASHES.getFirst()))
        .isFalse();
  }

  @Test
  default void a_code_is_spent_once() {
    BackupCodeSet kept = keep(Samples.tenant(), ALICE, NOW);

    assertThat(spend(kept.tenant(), kept.id(), HASHES.getFirst())).isTrue();
    assertThat(spend(kept.tenant(), kept.id(), HASHES.getFirst())).isFalse();
    assertThat(backupCodeSets().unspent(kept.tenant(), kept.id()))
        .containsExactlyInAnyOrderElementsOf(HASHES.subList(1, 6));
  }

  @Test
  default void what_is_no_code_of_the_set_is_not_spent() {
    BackupCodeSet kept = keep(Samples.tenant(), ALICE, NOW);

    assertThat(spend(kept.tenant(), kept.id(), fingerprint("z"))).isFalse();
    assertThat(backupCodeSets().unspent(kept.tenant(), kept.id())).hasSize(6);
  }

  @Test
  default void of_64_that_spend_one_code_at_once_one_does() {
    BackupCodeSet kept = keep(Samples.tenant(), ALICE, NOW);

    assertThat(Race.of(64, _ -> spend(kept.tenant(), kept.id(), HASHES.getFirst())))
        .containsOnlyOnce(true);
  }

  @Test
  default void different_codes_at_once_are_all_spent() {
    BackupCodeSet kept = keep(Samples.tenant(), ALICE, NOW);

    assertThat(Race.of(6, i -> spend(kept.tenant(), kept.id(), HASHES.get(i)))).containsOnly(true);
    assertThat(backupCodeSets().unspent(kept.tenant(), kept.id())).isEmpty();
  }

  @Test
  default void a_code_that_was_spent_in_a_transaction_that_failed_is_not_spent() {
    BackupCodeSet kept = keep(Samples.tenant(), ALICE, NOW);

    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  backupCodeSets().spend(kept.tenant(), kept.id(), HASHES.getFirst(), NOW);
                  throw new IllegalStateException("failed");
                }));
    assertThat(backupCodeSets().unspent(kept.tenant(), kept.id())).hasSize(6);
  }

  @Test
  default void a_set_takes_the_place_of_the_one_before() {
    TenantId tenant = Samples.tenant();
    BackupCodeSet before = keep(tenant, ALICE, NOW);
    BackupCodeSet after = keep(tenant, ALICE, NOW.plusSeconds(1));

    assertThat(backupCodeSets().find(tenant, ALICE)).contains(after);
    assertThat(backupCodeSets().unspent(tenant, before.id())).isEmpty();
    assertThat(spend(tenant, before.id(), HASHES.getFirst())).isFalse();
    assertThat(spend(tenant, after.id(), HASHES.getFirst())).isTrue();
  }

  @Test
  default void a_set_may_be_filled_up() {
    TenantId tenant = Samples.tenant();
    BackupCodeSet set = keep(tenant, ALICE, NOW);
    spend(tenant, set.id(), HASHES.getFirst());
    Set<Fingerprint> hashes = Set.of(HASHES.get(1), fingerprint("new"));

    transactions()
        .inTransaction(() -> {
          backupCodeSets().replace(set, hashes, Optional.of(secret("new")));
          return set;
        });

    assertThat(backupCodeSets().unspent(tenant, set.id()))
        .containsExactlyInAnyOrderElementsOf(hashes);
    assertThat(backupCodeSets().codes(tenant, ALICE)).contains(secret("new"));
  }

  @Test
  default void a_change_of_a_set_is_kept() {
    for (Instant time : Times.ALL) {
      BackupCodeSet kept = keep(Samples.tenant(), ALICE, NOW);
      BackupCodeSet changed = kept.confirmed(time).used(Renewal.SINGLE);
      update(changed);

      assertThat(backupCodeSets().find(kept.tenant(), ALICE)).contains(changed);
    }
  }

  @Test
  default void a_set_that_was_replaced_is_not_changed_any_more() {
    TenantId tenant = Samples.tenant();
    BackupCodeSet before = keep(tenant, ALICE, NOW);
    keep(tenant, ALICE, NOW);

    assertThatIllegalStateException().isThrownBy(() -> update(before.confirmed(NOW)));
  }

  @Test
  default void a_removed_set_leaves_nothing() {
    TenantId tenant = Samples.tenant();
    BackupCodeSet removed = keep(tenant, ALICE, NOW);
    BackupCodeSet stays = keep(tenant, BOB, NOW);
    remove(tenant, ALICE);
    remove(tenant, ALICE);

    assertThat(backupCodeSets().find(tenant, ALICE)).isEmpty();
    assertThat(backupCodeSets().codes(tenant, ALICE)).isEmpty();
    assertThat(backupCodeSets().unspent(tenant, removed.id())).isEmpty();
    assertThat(backupCodeSets().find(tenant, BOB)).contains(stays);
    assertThat(backupCodeSets().unspent(tenant, stays.id())).hasSize(6);
  }

  private boolean spend(TenantId tenant, AuthenticatorId set, Fingerprint hash) {
    return transactions().inTransaction(() -> backupCodeSets().spend(tenant, set, hash, NOW));
  }

  private BackupCodeSet keep(TenantId tenant, UserId user, Instant at) {
    BackupCodeSet set = set(tenant, user, at);
    replace(set, Optional.of("a\nb\nc"));
    return set;
  }

  private void replace(BackupCodeSet set, Optional<String> codes) {
    transactions()
        .inTransaction(() -> {
          backupCodeSets().replace(set, Set.copyOf(HASHES), codes.map(Samples::secret));
          return set;
        });
  }

  private void update(BackupCodeSet set) {
    transactions()
        .inTransaction(() -> {
          backupCodeSets().update(set);
          return set;
        });
  }

  private void remove(TenantId tenant, UserId user) {
    transactions()
        .inTransaction(() -> {
          backupCodeSets().remove(tenant, user);
          return user;
        });
  }

  private static BackupCodeSet set(TenantId tenant, UserId user, Instant at) {
    return BackupCodeSet.generated(
        new AuthenticatorId(UUID.randomUUID()), tenant, user, HASHES.size(), at);
  }
}

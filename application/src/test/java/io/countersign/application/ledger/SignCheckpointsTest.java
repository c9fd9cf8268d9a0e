package io.countersign.application.ledger;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.ledger.VerifyLedgerResult.Flaw;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Link;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SignCheckpointsTest {

  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryEvents events = new MemoryEvents(store);
  private final MemoryLedger ledger = new MemoryLedger(store);
  private final MemoryCheckpoints checkpoints = new MemoryCheckpoints(store);
  private final CheckpointKeys keys = new CheckpointKeys();
  private final CheckpointSigner signer = keys.signer(checkpoints);
  private final SignCheckpoints sign =
      new SignCheckpoints(ledger, checkpoints, signer, transactions);
  private final TenantId tenant = Samples.tenant();
  private final TenantId other = Samples.tenant();

  @Test
  void each_ledger_that_moved_is_signed_and_the_others_are_not_again() {
    tell(tenant, 3);
    tell(other, 1);
    sign.sign();
    tell(other, 2);
    sign.sign();
    sign.sign();

    assertThat(positions(tenant)).containsExactly(3L);
    assertThat(positions(other)).containsExactly(1L, 3L);
    assertThat(intact(tenant).covered())
        .hasValueSatisfying(covered -> {
          assertThat(covered.checkpoint().head()).isEqualTo(ledger.head(tenant).orElseThrow());
          assertThat(covered.checkpoint().at()).isEqualTo(NOW);
        });
  }

  @Test
  void a_ledger_in_which_nothing_happened_yet_is_not_signed() {
    Head _ = transactions.inTransaction(() -> ledger.lock(tenant));
    sign.sign();

    assertThat(positions(tenant)).isEmpty();
    assertThat(intact(tenant).covered()).isEmpty();
  }

  @Test
  void checkpoints_of_keys_that_left_are_still_verified() {
    tell(tenant, 1);
    sign.sign();
    keys.rotate();
    tell(tenant, 1);
    sign.sign();
    keys.rotate();

    assertThat(positions(tenant)).containsExactly(1L, 2L);
    assertThat(intact(tenant).covered())
        .map(covered -> covered.checkpoint().head().position())
        .contains(2L);
  }

  @Test
  void what_was_tampered_with_is_not_signed_and_other_ledgers_are() {
    tell(tenant, 3);
    tell(other, 3);
    sign.sign();
    tell(tenant, 3);
    tell(other, 3);
    replaceFrom(tenant, 3);

    assertThatIllegalStateException().isThrownBy(sign::sign).withMessageContaining("position 4");

    assertThat(positions(tenant)).containsExactly(3L);
    assertThat(positions(other)).containsExactly(3L, 6L);
  }

  @Test
  void after_a_forged_checkpoint_none_is_signed() {
    tell(tenant, 3);
    CheckpointKeys stranger = new CheckpointKeys();
    stranger.signer(checkpoints).sign(ledger.head(tenant).orElseThrow());
    tell(tenant, 1);

    assertThatIllegalStateException().isThrownBy(sign::sign).withMessageContaining("position 3");
    assertThat(positions(tenant)).containsExactly(3L);
  }

  @Test
  void a_ledger_that_is_shorter_than_what_was_signed_is_not_signed() {
    tell(tenant, 3);
    sign.sign();
    store.table(Head.class).put(Head.first(tenant), tenant);

    assertThatIllegalStateException().isThrownBy(sign::sign).withMessageContaining("position 1");
  }

  @Test
  void the_base_is_signed_in_place_of_all_before_it() {
    for (int i = 0; i < 4; i++) {
      tell(tenant, 1);
      sign.sign();
    }
    keys.clock.tick(Duration.ofHours(1));
    PurgeLedger purge = new PurgeLedger(ledger, transactions, signer);
    assertThat(purge.purge(tenant, NOW, 2)).isEqualTo(2);

    assertThat(positions(tenant)).containsExactly(2L, 3L, 4L);
    assertThat(intact(tenant).covered()).isPresent();
    assertThat(purge.purge(tenant, NOW, 9)).isEqualTo(2);
    assertThat(positions(tenant)).containsExactly(4L);
    assertThat(intact(tenant).covered())
        .map(covered -> covered.checkpoint().head())
        .contains(ledger.base(tenant));
    tell(tenant, 2);
    sign.sign();
    assertThat(positions(tenant)).containsExactly(4L, 6L);
  }

  @Test
  void a_base_that_does_not_follow_is_not_signed() {
    tell(tenant, 4);
    replaceFrom(tenant, 0);

    PurgeLedger purge = new PurgeLedger(ledger, transactions, signer);
    assertThat(purge.purge(tenant, NOW, 2)).isEqualTo(2);

    assertThat(positions(tenant)).isEmpty();
  }

  @Test
  void after_a_base_that_nobody_signed_nothing_is_signed_until_somebody_does() {
    tell(tenant, 4);
    sign.sign();
    PurgeLedger purge = new PurgeLedger(ledger, transactions, signer);
    removeUpTo(tenant, 2);

    assertThat(broken(tenant)).isEqualTo(new VerifyLedgerResult.Broken(2, Flaw.BASE));
    assertThat(purge.purge(tenant, NOW, 1)).isOne();
    assertThat(broken(tenant)).isEqualTo(new VerifyLedgerResult.Broken(3, Flaw.BASE));
    assertThat(purge.purge(tenant, NOW, 1)).isOne();
    assertThat(broken(tenant)).isEqualTo(new VerifyLedgerResult.Broken(4, Flaw.BASE));

    store.table(SignedCheckpoint.class).remove(tenant, 4L);
    tell(tenant, 1);
    assertThatIllegalStateException().isThrownBy(sign::sign).withMessageContaining("position 4");
    signer.signBase(ledger.base(tenant));
    sign.sign();
    assertThat(positions(tenant)).containsExactly(4L, 5L);
    assertThat(intact(tenant).covered()).isPresent();
  }

  @Test
  void a_checkpoint_is_no_base() {
    tell(tenant, 4);
    sign.sign();
    tell(tenant, 2);
    removeUpTo(tenant, 4);

    assertThat(positions(tenant)).containsExactly(4L);
    assertThat(broken(tenant)).isEqualTo(new VerifyLedgerResult.Broken(4, Flaw.BASE));
  }

  /** As whoever can write to the store. */
  private void removeUpTo(TenantId of, long position) {
    Entry last = ledger.after(of, position - 1, 1).getFirst();
    Head base =
        transactions.inTransaction(() -> {
          ledger.forget(new Head(of, position, last.link()));
          return ledger.base(of);
        });
    assertThat(base.position()).isEqualTo(position);
  }

  private VerifyLedgerResult broken(TenantId of) {
    return new VerifyLedger(ledger, checkpoints, signer).verify(of, List.of(), _ -> {});
  }

  @Test
  void pages_have_the_newest_first_without_forged_ones_and_the_keys() {
    for (int i = 0; i < 3; i++) {
      tell(tenant, 1);
      sign.sign();
    }
    new CheckpointKeys()
        .signer(checkpoints)
        .sign(new Head(tenant, 9, ledger.head(tenant).orElseThrow().link()));
    ListCheckpoints list = new ListCheckpoints(checkpoints, signer);

    ListCheckpoints.Page first = list.list(tenant, Long.MAX_VALUE, 2);
    ListCheckpoints.Page second = list.list(tenant, first.next().orElseThrow(), 3);

    assertThat(positions(first)).containsExactly(3L);
    assertThat(first.next()).isEqualTo(OptionalLong.of(3));
    assertThat(positions(second)).containsExactly(2L, 1L);
    assertThat(second.next()).isEmpty();
    assertThat(first.keys()).hasSize(1);
  }

  private static List<Long> positions(ListCheckpoints.Page page) {
    return page.checkpoints().stream().map(one -> one.checkpoint().head().position()).toList();
  }

  private List<Long> positions(TenantId of) {
    return checkpoints.after(of, 0, 99).stream().map(SignedCheckpoint::position).toList();
  }

  /** All entries after a position are linked to something else, and fit together. */
  private void replaceFrom(TenantId of, long position) {
    Head last = new Head(of, position, Link.of(new byte[32]));
    for (Entry entry : ledger.after(of, position, 99)) {
      Entry forged = last.enter(List.of(entry.written())).getFirst();
      store.table(Entry.class).put(forged, of, entry.written().id());
      last = last.at(forged);
    }
    store.table(Head.class).put(last, of);
  }

  private VerifyLedgerResult.Intact intact(TenantId of) {
    return (VerifyLedgerResult.Intact)
        new VerifyLedger(ledger, checkpoints, signer).verify(of, List.of(), _ -> {});
  }

  private void tell(TenantId to, int times) {
    Instant _ =
        transactions.inTransaction(() -> {
          for (int i = 0; i < times; i++) {
            Event event = SampleEvents.event(to, ALICE, NOW);
            events.append(event);
          }
          return NOW;
        });
    assertThat(new EnterEvents(ledger, transactions).enter(to)).isEqualTo(times);
  }
}

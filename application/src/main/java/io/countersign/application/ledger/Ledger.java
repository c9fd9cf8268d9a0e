package io.countersign.application.ledger;

import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events of a store's tenants, each tenant's in one order. An event is entered after its
 * transaction was committed, so that whoever tells one waits for nobody: until then it has no
 * position. Who enters holds the tenant's head until the entries are committed. So entries become
 * visible in the order of their positions, without a gap, and a reader that remembers the last
 * position it saw misses none, however late an event was committed.
 */
public interface Ledger {

  /** The tenants that have events which are not entered. */
  Set<TenantId> waiting();

  /**
   * How far a tenant's ledger got, locked until the transaction ends. One that never began begins
   * here, whether or not there is such a tenant.
   *
   * @throws IllegalStateException if this thread is in no transaction
   */
  Head lock(TenantId tenant);

  /**
   * Events of a tenant that are not entered, by ascending id.
   *
   * @param most how many at the most, 1 to 1,000
   */
  List<Written> notEntered(TenantId tenant, int most);

  /**
   * Gives events their places.
   *
   * @param entries of one tenant, whose head is locked by this thread; they follow each other and
   *     that head
   * @param head how far the ledger is with them
   * @throws IllegalStateException if one of the events is not there, or is entered already, or this
   *     thread is in no transaction
   */
  void enter(List<Entry> entries, Head head);

  /** How far each ledger got. */
  List<Head> heads();

  /** The tenants that have a ledger. */
  default Set<TenantId> tenants() {
    return heads().stream().map(Head::tenant).collect(Collectors.toUnmodifiableSet());
  }

  /** The last entry of a tenant that was forgotten; position 0 if none was. */
  Head base(TenantId tenant);

  /**
   * Forgets the oldest entries of a tenant, whose head is locked by this thread.
   *
   * @param base the last of them, at most 1,000 after the base before
   * @throws IllegalStateException if this thread is in no transaction, or there is no such ledger
   */
  void forget(Head base);

  /** How far a tenant's ledger got; absent if nothing of it was ever entered. */
  Optional<Head> head(TenantId tenant);

  /**
   * Entries of a tenant by ascending position. What is returned outside of a transaction is
   * durable: no failure of the store takes it back.
   *
   * @param position only those with a greater one, be it that of no entry
   * @param most how many at the most, 1 to 1,000
   */
  List<Entry> after(TenantId tenant, long position, int most);

  /**
   * Events of a tenant by descending id, entered or not; durable as those of {@link #after}.
   *
   * @param most how many at the most, 1 to 1,000
   */
  List<Found> back(Stretch stretch, int most);
}

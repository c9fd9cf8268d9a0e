package io.countersign.webhooks;

import io.countersign.domain.tenant.TenantId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;

/**
 * Those who wait for a turn, in a line for each tenant. Tenants come one after the other, however
 * many wait in their lines, and of a tenant whoever has waited longest.
 */
final class Lines {

  private final SequencedMap<TenantId, Queue<CountDownLatch>> lines = new LinkedHashMap<>();
  private int waiting;

  /** Waits for a turn from now on, which is when the latch opens. */
  synchronized CountDownLatch join(TenantId tenant) {
    CountDownLatch turn = new CountDownLatch(1);
    waiting++;
    lines.computeIfAbsent(tenant, _ -> new ArrayDeque<>()).add(turn);
    return turn;
  }

  /** Does not wait any more; nothing happens if it had its turn. */
  synchronized void leave(TenantId tenant, CountDownLatch turn) {
    Queue<CountDownLatch> line = lines.getOrDefault(tenant, new ArrayDeque<>());
    if (line.remove(turn)) {
      waiting--;
      if (line.isEmpty()) {
        var _ = lines.remove(tenant);
      }
    }
  }

  /** Whose turn it is, who does not wait any more then. */
  synchronized Optional<CountDownLatch> next() {
    var first = lines.pollFirstEntry();
    if (first == null) {
      return Optional.empty();
    }
    Queue<CountDownLatch> line = first.getValue();
    CountDownLatch turn = line.remove();
    waiting--;
    if (!line.isEmpty()) {
      var _ = lines.putLast(first.getKey(), line);
    }
    return Optional.of(turn);
  }

  /** How many wait. */
  synchronized int waiting() {
    return waiting;
  }
}

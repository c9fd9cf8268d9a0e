package io.countersign.webhooks;

import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Places for requests: each tenant has some at the most, and all have them together in the order in
 * which they come.
 */
final class Places {

  private final Semaphore all;
  private final Shares shares;
  private final Duration patience;

  Places(int all, int ofTenant, Duration patience) {
    this.all = new Semaphore(all, true);
    this.shares = new Shares(ofTenant);
    this.patience = patience;
  }

  /** Waits for one, but not for long; whoever has one leaves it again. */
  boolean take(TenantId tenant) {
    if (!shares.take(tenant)) {
      return false;
    }
    if (isFree()) {
      return true;
    }
    shares.giveBack(tenant);
    return false;
  }

  private boolean isFree() {
    try {
      return all.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void leave(TenantId tenant) {
    all.release();
    shares.giveBack(tenant);
  }
}

package io.countersign.crypto.assertion;

import io.countersign.application.assertion.SigningKey;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.transaction.StorageUnavailable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Signing keys of which one knows how often they were read, and which may be out of reach. */
final class CountedKeys implements SigningKeys {

  private final SigningKeys keys;
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean reachable = true;

  CountedKeys(SigningKeys keys) {
    this.keys = keys;
  }

  int reads() {
    return reads.get();
  }

  void reachable(boolean now) {
    reachable = now;
  }

  @Override
  public List<SigningKey> all() {
    reads.incrementAndGet();
    if (!reachable) {
      throw new StorageUnavailable(new IOException("out of reach"));
    }
    return keys.all();
  }

  @Override
  public List<SigningKey> lockAll() {
    return keys.lockAll();
  }

  @Override
  public void add(SigningKey key) {
    keys.add(key);
  }

  @Override
  public void update(SigningKey key) {
    keys.update(key);
  }

  @Override
  public void remove(String kid) {
    keys.remove(kid);
  }
}

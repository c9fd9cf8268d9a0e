package io.countersign.architecture.planted.threadsininside.totp;

import io.countersign.architecture.Violation;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

@Violation
final class Pooling {

  ExecutorService pool() {
    return Executors.newCachedThreadPool();
  }
}

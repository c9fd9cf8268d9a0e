package io.countersign.architecture.planted.threadsininside.application;

import io.countersign.architecture.Violation;

@Violation
final class Starting {

  Thread start(Runnable work) {
    return Thread.startVirtualThread(work);
  }
}

package io.countersign.architecture.planted.clockinplugins.totp;

import io.countersign.architecture.Violation;

@Violation
final class Counting {

  long time() {
    return System.currentTimeMillis();
  }
}

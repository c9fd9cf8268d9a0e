package io.countersign.server.plugin;

import java.time.Duration;

/** Limits that a test does not run into. */
final class Limits {

  private Limits() {}

  static GuardLimits patient() {
    GuardLimits usual = GuardLimits.defaults();
    return new GuardLimits(
        usual.start(),
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        usual.threads(),
        usual.hangs(),
        usual.pause(),
        usual.grace());
  }
}

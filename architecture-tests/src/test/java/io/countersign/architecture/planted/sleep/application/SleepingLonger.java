package io.countersign.architecture.planted.sleep.application;

import io.countersign.architecture.Violation;
import java.util.concurrent.TimeUnit;

@Violation
final class SleepingLonger {

  void sleep() throws InterruptedException {
    TimeUnit.DAYS.sleep(1);
  }
}

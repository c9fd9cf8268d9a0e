package io.countersign.persistence.lockout;

import io.countersign.application.lockout.Attempts;
import io.countersign.application.lockout.AttemptsContract;
import io.countersign.persistence.EachDatabase;

final class JooqAttemptsTest extends EachDatabase implements AttemptsContract {

  @Override
  public Attempts attempts() {
    return storage.attempts();
  }
}

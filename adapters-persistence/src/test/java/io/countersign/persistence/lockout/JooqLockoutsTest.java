package io.countersign.persistence.lockout;

import io.countersign.application.lockout.Lockouts;
import io.countersign.application.lockout.LockoutsContract;
import io.countersign.persistence.EachDatabase;

final class JooqLockoutsTest extends EachDatabase implements LockoutsContract {

  @Override
  public Lockouts lockouts() {
    return storage.lockouts();
  }
}

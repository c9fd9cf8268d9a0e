package io.countersign.persistence.user;

import io.countersign.application.user.Users;
import io.countersign.application.user.UsersContract;
import io.countersign.persistence.EachDatabase;

final class JooqUsersTest extends EachDatabase implements UsersContract {

  @Override
  public Users users() {
    return storage.users();
  }
}

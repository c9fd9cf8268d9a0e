package io.countersign.application.user;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserReadingTest {

  private final MemoryUsers users = new MemoryUsers(new MemoryStore());
  private final ReadUser read = new ReadUser(users);
  private final ListUsers list = new ListUsers(users);
  private final TenantId tenant = Samples.tenant();

  @Test
  void a_user_is_known_who_was_mentioned() {
    User alice = mention(ALICE);

    assertThat(read.read(tenant, ALICE)).contains(alice);
    assertThat(read.read(tenant, BOB)).isEmpty();
    assertThat(read.read(Samples.tenant(), ALICE)).isEmpty();
  }

  @Test
  void users_come_page_by_page() {
    User bob = mention(BOB);
    User alice = mention(ALICE);
    User carol = mention(new UserId("carol"));

    assertThat(list.list(tenant, Optional.empty(), 2)).containsExactly(alice, bob);
    assertThat(list.list(tenant, Optional.of(BOB), 2)).containsExactly(carol);
    assertThat(list.list(tenant, Optional.of(carol.id()), 2)).isEmpty();
  }

  private User mention(UserId id) {
    User user = new User(tenant, id, Samples.NOW);
    users.mention(user);
    return user;
  }
}

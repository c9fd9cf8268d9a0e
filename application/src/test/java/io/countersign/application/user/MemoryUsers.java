package io.countersign.application.user;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link Users} in memory. */
public final class MemoryUsers implements Users {

  /** UTF-8 sorts by code point (RFC 3629 section 1), which UTF-16 does not. */
  private static final Comparator<UserId> BY_CODE_POINT =
      (one, two) -> Arrays.compareUnsigned(utf8(one), utf8(two));

  private final MemoryStore store;
  private final MemoryTable<User> users;

  public MemoryUsers(MemoryStore store) {
    this.store = store;
    this.users = store.table(User.class);
  }

  @Override
  public User mention(User user) {
    return users.putIfAbsent(user, user.tenant(), user.id())
        ? user
        : find(user.tenant(), user.id()).orElseThrow();
  }

  @Override
  public void update(User user) {
    User kept =
        find(user.tenant(), user.id())
            .orElseThrow(() -> new IllegalStateException("no user " + user.id()));
    users.put(
        new User(kept.tenant(), kept.id(), kept.firstSeenAt(), user.mfa(), user.promptSkippedAt()),
        kept.tenant(),
        kept.id());
  }

  @Override
  public Optional<User> find(TenantId tenant, UserId id) {
    return users.get(tenant, id);
  }

  @Override
  public Optional<User> lock(TenantId tenant, UserId id) {
    store.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public List<User> page(TenantId tenant, Optional<UserId> after, int most) {
    return users.all().stream()
        .filter(user -> user.tenant().equals(tenant))
        .filter(user -> after.map(id -> BY_CODE_POINT.compare(user.id(), id) > 0).orElse(true))
        .sorted(Comparator.comparing(User::id, BY_CODE_POINT))
        .limit(most)
        .toList();
  }

  private static byte[] utf8(UserId id) {
    return id.value().getBytes(StandardCharsets.UTF_8);
  }
}

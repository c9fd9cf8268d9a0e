package io.countersign.application.client;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link UserTokens} in memory. */
public final class MemoryUserTokens implements UserTokens {

  private final MemoryStore store;
  private final MemoryTable<UserToken> tokens;

  public MemoryUserTokens(MemoryStore store) {
    this.store = store;
    this.tokens = store.table(UserToken.class);
  }

  @Override
  public Optional<UserToken> find(UserTokenId id) {
    return tokens.get(id);
  }

  @Override
  public void add(UserToken token) {
    tokens.put(token, token.id());
  }

  @Override
  public int removeAll(TenantId tenant, UserId user) {
    return store.inTransaction(() ->
        remove(
            tokens.all().stream()
                .filter(token -> token.tenant().equals(tenant) && token.user().equals(user))
                .toList()));
  }

  /** Those that expired first, as a purge does. */
  public int forgetExpired(Instant expiredBy, int most) {
    return remove(
        tokens.all().stream()
            .filter(token -> !token.expiresAt().isAfter(expiredBy))
            .sorted(Comparator.comparing(UserToken::expiresAt))
            .limit(most)
            .toList());
  }

  private int remove(List<UserToken> gone) {
    gone.forEach(token -> tokens.remove(token.id()));
    return gone.size();
  }
}

package com.example.countersign.sqlite;

import io.countersign.application.client.UserTokens;
import io.countersign.domain.account.UserScope;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link UserTokens} in SQLite. */
record SqliteUserTokens(Sqlite database) implements UserTokens {

  @Override
  public Optional<UserToken> find(UserTokenId id) {
    return database.first(
        "select * from user_tokens where user_token_id = ?", SqliteUserTokens::token, id);
  }

  @Override
  public void add(UserToken token) {
    database.change(
        "insert into user_tokens values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        token.id(),
        token.tenant(),
        token.user().value(),
        token.client(),
        token.audience(),
        token.scopes().stream().map(UserScope::text).sorted().collect(Collectors.joining(" ")),
        token.hash(),
        token.authentication(),
        token.createdAt(),
        token.expiresAt());
  }

  @Override
  public int removeAll(TenantId tenant, UserId user) {
    return database.change(
        "delete from user_tokens where tenant_id = ? and user_id = ?", tenant, user.value());
  }

  private static UserToken token(Row row) throws SQLException {
    return new UserToken(
        new UserTokenId(row.id("user_token_id")),
        new TenantId(row.text("tenant_id")),
        new UserId(row.text("user_id")),
        new ClientId(row.text("client")),
        row.text("audience"),
        scopes(row.text("scopes")),
        row.bytes("hash"),
        row.optionalId("authentication_id").map(AuthenticationId::new),
        row.instant("created_at"),
        row.instant("expires_at"));
  }

  /** A scope that this version does not know gives nothing. */
  private static Set<UserScope> scopes(String text) {
    return Arrays.stream(text.split(" ", -1))
        .flatMap(scope -> UserScope.named(scope).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}

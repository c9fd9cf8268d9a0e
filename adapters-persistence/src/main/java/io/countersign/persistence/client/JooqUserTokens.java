package io.countersign.persistence.client;

import static io.countersign.persistence.generated.Tables.USER_TOKENS;
import static org.jooq.impl.DSL.param;

import io.countersign.application.client.UserTokens;
import io.countersign.domain.account.UserScope;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Row;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link UserTokens} in a database. */
public final class JooqUserTokens implements UserTokens {

  private static final String BETWEEN_SCOPES = " ";

  private final Database database;
  private final Prepared find;

  public JooqUserTokens(Database database) {
    this.database = database;
    find =
        database.prepare(sql ->
            sql.selectFrom(USER_TOKENS)
                .where(USER_TOKENS.USER_TOKEN_ID.eq(param(USER_TOKENS.USER_TOKEN_ID))));
  }

  @Override
  public Optional<UserToken> find(UserTokenId id) {
    return find.first(JooqUserTokens::token, id.value());
  }

  @Override
  public void add(UserToken token) {
    database
        .sql()
        .insertInto(USER_TOKENS)
        .set(USER_TOKENS.USER_TOKEN_ID, token.id().value())
        .set(USER_TOKENS.TENANT_ID, token.tenant())
        .set(USER_TOKENS.USER_ID, token.user())
        .set(USER_TOKENS.CLIENT, token.client())
        .set(USER_TOKENS.AUDIENCE, token.audience())
        .set(USER_TOKENS.SCOPES, text(token.scopes()))
        .set(USER_TOKENS.HASH, token.hash().reveal())
        .set(
            USER_TOKENS.AUTHENTICATION_ID,
            token.authentication().map(AuthenticationId::value).orElse(null))
        .set(USER_TOKENS.CREATED_AT, token.createdAt())
        .set(USER_TOKENS.EXPIRES_AT, token.expiresAt())
        .execute();
  }

  @Override
  public int removeAll(TenantId tenant, UserId user) {
    return database
        .sql()
        .deleteFrom(USER_TOKENS)
        .where(USER_TOKENS.TENANT_ID.eq(tenant))
        .and(USER_TOKENS.USER_ID.eq(user))
        .execute();
  }

  private static UserToken token(Row row) {
    return new UserToken(
        new UserTokenId(row.get(USER_TOKENS.USER_TOKEN_ID)),
        row.get(USER_TOKENS.TENANT_ID),
        row.get(USER_TOKENS.USER_ID),
        row.get(USER_TOKENS.CLIENT),
        row.get(USER_TOKENS.AUDIENCE),
        scopes(row.get(USER_TOKENS.SCOPES)),
        SecretBytes.of(row.get(USER_TOKENS.HASH)),
        row.find(USER_TOKENS.AUTHENTICATION_ID).map(AuthenticationId::new),
        row.get(USER_TOKENS.CREATED_AT),
        row.get(USER_TOKENS.EXPIRES_AT));
  }

  private static String text(Set<UserScope> scopes) {
    return scopes.stream()
        .map(UserScope::text)
        .sorted()
        .collect(Collectors.joining(BETWEEN_SCOPES));
  }

  /** A scope that this version does not know gives nothing. */
  private static Set<UserScope> scopes(String text) {
    return Arrays.stream(text.split(BETWEEN_SCOPES, -1))
        .flatMap(scope -> UserScope.named(scope).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}

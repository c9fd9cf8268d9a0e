package io.countersign.persistence.client;

import static io.countersign.persistence.generated.Tables.API_KEYS;
import static org.jooq.impl.DSL.param;

import io.countersign.application.client.ApiKeys;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link ApiKeys} in a database. */
public final class JooqApiKeys implements ApiKeys {

  private static final String BETWEEN_SCOPES = " ";

  private final Database database;
  private final Prepared find;
  private final Prepared ofTenant;
  private final Prepared any;
  private final Prepared revoke;

  public JooqApiKeys(Database database) {
    this.database = database;
    find =
        database.prepare(sql ->
            sql.selectFrom(API_KEYS).where(API_KEYS.API_KEY_ID.eq(param(API_KEYS.API_KEY_ID))));
    ofTenant =
        database.prepare(sql ->
            sql.selectFrom(API_KEYS)
                .where(API_KEYS.TENANT_ID.eq(param(API_KEYS.TENANT_ID)))
                .orderBy(API_KEYS.CREATED_AT, API_KEYS.API_KEY_ID));
    any = database.prepare(sql -> sql.select(API_KEYS.API_KEY_ID).from(API_KEYS).limit(1));
    revoke =
        database.prepare(sql ->
            sql.update(API_KEYS)
                .set(API_KEYS.REVOKED_AT, param(API_KEYS.REVOKED_AT))
                .where(API_KEYS.API_KEY_ID.eq(param(API_KEYS.API_KEY_ID))));
  }

  @Override
  public Optional<ApiKey> find(ApiKeyId id) {
    return find.first(JooqApiKeys::key, id.value());
  }

  @Override
  public List<ApiKey> ofTenant(TenantId tenant) {
    return ofTenant.all(JooqApiKeys::key, tenant);
  }

  @Override
  public boolean any() {
    return any.first(_ -> true, 1L).isPresent();
  }

  @Override
  public void add(ApiKey key) {
    database
        .sql()
        .insertInto(API_KEYS)
        .set(API_KEYS.API_KEY_ID, key.id().value())
        .set(API_KEYS.TENANT_ID, key.tenant())
        .set(API_KEYS.CLIENT, key.client())
        .set(API_KEYS.SCOPES, text(key.scopes()))
        .set(API_KEYS.HASH, key.hash().reveal())
        .set(API_KEYS.CREATED_AT, key.createdAt())
        .set(API_KEYS.REVOKED_AT, key.revokedAt().orElse(null))
        .execute();
  }

  @Override
  public void update(ApiKey key) {
    revoke.change(key.revokedAt().orElse(null), key.id().value());
  }

  private static ApiKey key(Row row) {
    return new ApiKey(
        new ApiKeyId(row.get(API_KEYS.API_KEY_ID)),
        row.get(API_KEYS.TENANT_ID),
        row.get(API_KEYS.CLIENT),
        scopes(row.get(API_KEYS.SCOPES)),
        SecretBytes.of(row.get(API_KEYS.HASH)),
        row.get(API_KEYS.CREATED_AT),
        row.find(API_KEYS.REVOKED_AT));
  }

  private static String text(Set<Scope> scopes) {
    return scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(BETWEEN_SCOPES));
  }

  /** A scope that this version does not know gives nothing. */
  private static Set<Scope> scopes(String text) {
    return Arrays.stream(text.split(BETWEEN_SCOPES, -1))
        .flatMap(scope -> Scope.named(scope).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}

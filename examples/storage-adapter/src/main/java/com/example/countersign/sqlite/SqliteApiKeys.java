package com.example.countersign.sqlite;

import io.countersign.application.client.ApiKeys;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link ApiKeys} in SQLite. */
record SqliteApiKeys(Sqlite database) implements ApiKeys {

  @Override
  public Optional<ApiKey> find(ApiKeyId id) {
    return database.first("select * from api_keys where api_key_id = ?", SqliteApiKeys::key, id);
  }

  @Override
  public List<ApiKey> ofTenant(TenantId tenant) {
    return database.all(
        "select * from api_keys where tenant_id = ? order by created_at, api_key_id",
        SqliteApiKeys::key,
        tenant);
  }

  @Override
  public boolean any() {
    return database.first("select 1 from api_keys limit 1", _ -> true).isPresent();
  }

  @Override
  public void add(ApiKey key) {
    database.change(
        "insert into api_keys values (?, ?, ?, ?, ?, ?, ?)",
        key.id(),
        key.tenant(),
        key.client(),
        key.scopes().stream().map(Scope::text).sorted().collect(Collectors.joining(" ")),
        key.hash(),
        key.createdAt(),
        key.revokedAt());
  }

  @Override
  public void update(ApiKey key) {
    database.changeOne(
        "update api_keys set revoked_at = ? where api_key_id = ?", key.revokedAt(), key.id());
  }

  private static ApiKey key(Row row) throws SQLException {
    return new ApiKey(
        new ApiKeyId(row.id("api_key_id")),
        new TenantId(row.text("tenant_id")),
        new ClientId(row.text("client")),
        scopes(row.text("scopes")),
        row.bytes("hash"),
        row.instant("created_at"),
        row.optionalInstant("revoked_at"));
  }

  /** A scope that this version does not know gives nothing. */
  private static Set<Scope> scopes(String text) {
    return Arrays.stream(text.split(" ", -1))
        .flatMap(scope -> Scope.named(scope).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}

package com.example.countersign.sqlite;

import io.countersign.application.policy.Activation;
import io.countersign.application.policy.Policies;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.PolicyVersion;
import io.countersign.application.policy.SecretsText;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@link Policies} in SQLite. */
record SqlitePolicies(Sqlite database, Secrets secrets) implements Policies {

  @Override
  public boolean add(PolicyVersion version, PolicySource source) {
    Optional<Sealed> sealed =
        SecretsText.write(source.secrets())
            .map(text ->
                secrets.seal(
                    text,
                    SealedColumn.POLICY_SECRETS.place(
                        version.tenant(), String.valueOf(version.version()))));
    return database.change(
            "insert into policies values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            version.tenant(),
            version.version(),
            version.kind(),
            version.author(),
            version.comment(),
            version.createdAt(),
            source.document(),
            sealed.map(Sealed::ciphertext),
            sealed.map(Sealed::keyId))
        == 1;
  }

  @Override
  public Optional<PolicyVersion> find(TenantId tenant, int version) {
    return database.first(
        "select * from policies where tenant_id = ? and version = ?",
        SqlitePolicies::version,
        tenant,
        version);
  }

  @Override
  public Optional<PolicySource> source(TenantId tenant, int version) {
    return database.first(
        "select * from policies where tenant_id = ? and version = ?",
        this::source,
        tenant,
        version);
  }

  @Override
  public List<PolicyVersion> page(TenantId tenant, Optional<Integer> before, int most) {
    return database.all(
        "select tenant_id, version, kind, client, remark, created_at from policies"
            + " where tenant_id = ? and version < ? order by version desc limit ?",
        SqlitePolicies::version,
        tenant,
        before.map(Integer::longValue).orElse(Long.MAX_VALUE),
        most);
  }

  @Override
  public boolean add(Activation activation) {
    return database.change(
            "insert into policy_activations values (?, ?, ?, ?, ?, ?) on conflict do nothing",
            activation.tenant(),
            activation.number(),
            activation.version(),
            activation.before(),
            activation.author(),
            activation.at())
        == 1;
  }

  @Override
  public Optional<Activation> activation(TenantId tenant, int number) {
    return database.first(
        "select * from policy_activations where tenant_id = ? and activation = ?",
        SqlitePolicies::activation,
        tenant,
        number);
  }

  @Override
  public Optional<Activation> latestActivation(TenantId tenant) {
    return database.first(
        "select * from policy_activations where tenant_id = ? order by activation desc limit 1",
        SqlitePolicies::activation,
        tenant);
  }

  private PolicySource source(Row row) throws SQLException {
    Optional<SecretBytes> opened = Optional.empty();
    if (row.has("secrets")) {
      opened =
          Optional.of(
              secrets.open(
                  row.bytes("secrets").reveal(), SealedColumn.POLICY_SECRETS.placeIn(row)));
    }
    return new PolicySource(row.text("document"), SecretsText.read(opened));
  }

  private static PolicyVersion version(Row row) throws SQLException {
    return new PolicyVersion(
        new TenantId(row.text("tenant_id")),
        row.count("version"),
        PolicyKind.valueOf(row.text("kind")),
        new ClientId(row.text("client")),
        row.optionalText("remark"),
        row.instant("created_at"));
  }

  private static Activation activation(Row row) throws SQLException {
    return new Activation(
        new TenantId(row.text("tenant_id")),
        row.count("activation"),
        row.optionalCount("version"),
        row.optionalCount("returns_to"),
        new ClientId(row.text("client")),
        row.instant("activated_at"));
  }
}

package io.countersign.persistence.policy;

import static io.countersign.persistence.generated.Tables.POLICIES;
import static io.countersign.persistence.generated.Tables.POLICY_ACTIVATIONS;

import io.countersign.application.policy.Activation;
import io.countersign.application.policy.Policies;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.PolicyVersion;
import io.countersign.application.policy.SecretsText;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.secret.Places;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.TableField;

/** {@link Policies} in a database. */
public final class JooqPolicies implements Policies {

  /** Whoever lists versions has no use for their documents, which are large. */
  private static final List<TableField<Record, ?>> FACTS =
      List.of(
          POLICIES.TENANT_ID,
          POLICIES.VERSION,
          POLICIES.KIND,
          POLICIES.CLIENT,
          POLICIES.REMARK,
          POLICIES.CREATED_AT);

  private final Database database;
  private final Secrets secrets;

  public JooqPolicies(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  @Override
  public boolean add(PolicyVersion version, PolicySource source) {
    Optional<Sealed> sealed =
        SecretsText.write(source.secrets())
            .map(text ->
                secrets.seal(text, Places.policySecrets(version.tenant(), version.version())));
    return database.added(
        database
            .sql()
            .insertInto(POLICIES)
            .set(POLICIES.TENANT_ID, version.tenant())
            .set(POLICIES.VERSION, version.version())
            .set(POLICIES.KIND, version.kind().name())
            .set(POLICIES.CLIENT, version.author())
            .set(POLICIES.REMARK, version.comment().orElse(null))
            .set(POLICIES.CREATED_AT, version.createdAt())
            .set(POLICIES.DOCUMENT, source.document())
            .set(POLICIES.SECRETS, sealed.map(Sealed::ciphertext).orElse(null))
            .set(POLICIES.SECRETS_KEY_ID, sealed.map(Sealed::keyId).orElse(null)));
  }

  @Override
  public Optional<PolicyVersion> find(TenantId tenant, int version) {
    return database
        .sql()
        .select(FACTS)
        .from(POLICIES)
        .where(one(tenant, version))
        .fetchOptional(JooqPolicies::version);
  }

  @Override
  public Optional<PolicySource> source(TenantId tenant, int version) {
    return database
        .sql()
        .select(POLICIES.DOCUMENT, POLICIES.SECRETS)
        .from(POLICIES)
        .where(one(tenant, version))
        .fetchOptional(row ->
            new PolicySource(
                row.value1(),
                SecretsText.read(
                    Optional.ofNullable(row.value2())
                        .map(sealed ->
                            secrets.open(sealed, Places.policySecrets(tenant, version))))));
  }

  @Override
  public List<PolicyVersion> page(TenantId tenant, Optional<Integer> before, int most) {
    Condition ofTenant = POLICIES.TENANT_ID.eq(tenant);
    return database
        .sql()
        .select(FACTS)
        .from(POLICIES)
        .where(before.map(number -> ofTenant.and(POLICIES.VERSION.lt(number))).orElse(ofTenant))
        .orderBy(POLICIES.TENANT_ID.desc(), POLICIES.VERSION.desc())
        .limit(most)
        .fetch(JooqPolicies::version);
  }

  @Override
  public boolean add(Activation activation) {
    return database.added(
        database
            .sql()
            .insertInto(POLICY_ACTIVATIONS)
            .set(POLICY_ACTIVATIONS.TENANT_ID, activation.tenant())
            .set(POLICY_ACTIVATIONS.ACTIVATION, activation.number())
            .set(POLICY_ACTIVATIONS.VERSION, activation.version().orElse(null))
            .set(POLICY_ACTIVATIONS.RETURNS_TO, activation.before().orElse(null))
            .set(POLICY_ACTIVATIONS.CLIENT, activation.author())
            .set(POLICY_ACTIVATIONS.ACTIVATED_AT, activation.at()));
  }

  @Override
  public Optional<Activation> activation(TenantId tenant, int number) {
    return database
        .sql()
        .selectFrom(POLICY_ACTIVATIONS)
        .where(POLICY_ACTIVATIONS.TENANT_ID.eq(tenant))
        .and(POLICY_ACTIVATIONS.ACTIVATION.eq(number))
        .fetchOptional(JooqPolicies::activation);
  }

  @Override
  public Optional<Activation> latestActivation(TenantId tenant) {
    return database
        .sql()
        .selectFrom(POLICY_ACTIVATIONS)
        .where(POLICY_ACTIVATIONS.TENANT_ID.eq(tenant))
        .orderBy(POLICY_ACTIVATIONS.TENANT_ID.desc(), POLICY_ACTIVATIONS.ACTIVATION.desc())
        .limit(1)
        .fetchOptional(JooqPolicies::activation);
  }

  private static Condition one(TenantId tenant, int version) {
    return POLICIES.TENANT_ID.eq(tenant).and(POLICIES.VERSION.eq(version));
  }

  private static PolicyVersion version(Record row) {
    return new PolicyVersion(
        row.get(POLICIES.TENANT_ID),
        row.get(POLICIES.VERSION),
        PolicyKind.valueOf(row.get(POLICIES.KIND)),
        row.get(POLICIES.CLIENT),
        Optional.ofNullable(row.get(POLICIES.REMARK)),
        row.get(POLICIES.CREATED_AT));
  }

  private static Activation activation(Record row) {
    return new Activation(
        row.get(POLICY_ACTIVATIONS.TENANT_ID),
        row.get(POLICY_ACTIVATIONS.ACTIVATION),
        Optional.ofNullable(row.get(POLICY_ACTIVATIONS.VERSION)),
        Optional.ofNullable(row.get(POLICY_ACTIVATIONS.RETURNS_TO)),
        row.get(POLICY_ACTIVATIONS.CLIENT),
        row.get(POLICY_ACTIVATIONS.ACTIVATED_AT));
  }
}

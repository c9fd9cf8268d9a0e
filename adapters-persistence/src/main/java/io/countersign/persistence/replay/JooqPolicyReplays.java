package io.countersign.persistence.replay;

import static io.countersign.persistence.generated.Tables.POLICY_REPLAYS;

import io.countersign.application.authentication.AuthenticationMark;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.SecretsText;
import io.countersign.application.replay.PolicyReplay;
import io.countersign.application.replay.PolicyReplays;
import io.countersign.application.replay.ReplayId;
import io.countersign.application.replay.ReplayState;
import io.countersign.application.replay.TallyText;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Times;
import io.countersign.persistence.secret.Places;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** {@link PolicyReplays} in a database. */
public final class JooqPolicyReplays implements PolicyReplays {

  /** All but the draft, which is large. */
  private static final List<TableField<Record, ?>> FACTS =
      List.of(
          POLICY_REPLAYS.TENANT_ID,
          POLICY_REPLAYS.REPLAY_ID,
          POLICY_REPLAYS.CLIENT,
          POLICY_REPLAYS.KIND,
          POLICY_REPLAYS.VERSION,
          POLICY_REPLAYS.BEGAN_SINCE,
          POLICY_REPLAYS.BEGAN_UNTIL_AT,
          POLICY_REPLAYS.STATE,
          POLICY_REPLAYS.REACHED_AT,
          POLICY_REPLAYS.REACHED_ID,
          POLICY_REPLAYS.EXAMINED,
          POLICY_REPLAYS.EXPECTED,
          POLICY_REPLAYS.TALLY,
          POLICY_REPLAYS.FAILURE,
          POLICY_REPLAYS.CREATED_AT,
          POLICY_REPLAYS.DUE_AT,
          POLICY_REPLAYS.ENDED_AT,
          POLICY_REPLAYS.EXPIRES_AT);

  private final Database database;
  private final Secrets secrets;

  public JooqPolicyReplays(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  @Override
  public void add(PolicyReplay replay, Optional<PolicySource> draft) {
    Optional<Sealed> sealed =
        draft
            .flatMap(source -> SecretsText.write(source.secrets()))
            .map(text -> secrets.seal(text, Places.replaySecrets(replay.tenant(), replay.id())));
    database
        .sql()
        .insertInto(POLICY_REPLAYS)
        .set(POLICY_REPLAYS.TENANT_ID, replay.tenant())
        .set(POLICY_REPLAYS.REPLAY_ID, replay.id().value())
        .set(POLICY_REPLAYS.CLIENT, replay.author())
        .set(POLICY_REPLAYS.KIND, replay.kind().name())
        .set(POLICY_REPLAYS.VERSION, replay.version().orElse(null))
        .set(POLICY_REPLAYS.DOCUMENT, draft.map(PolicySource::document).orElse(null))
        .set(POLICY_REPLAYS.SECRETS, sealed.map(Sealed::ciphertext).orElse(null))
        .set(POLICY_REPLAYS.SECRETS_KEY_ID, sealed.map(Sealed::keyId).orElse(null))
        .set(POLICY_REPLAYS.BEGAN_SINCE, replay.since())
        .set(POLICY_REPLAYS.BEGAN_UNTIL_AT, replay.until())
        .set(POLICY_REPLAYS.CREATED_AT, replay.createdAt())
        .set(POLICY_REPLAYS.EXPIRES_AT, replay.expiresAt())
        .set(changing(replay))
        .execute();
  }

  @Override
  public Optional<PolicyReplay> find(TenantId tenant, ReplayId id) {
    return database
        .sql()
        .select(FACTS)
        .from(POLICY_REPLAYS)
        .where(one(tenant, id))
        .fetchOptional(JooqPolicyReplays::replay);
  }

  @Override
  public Optional<PolicySource> draft(TenantId tenant, ReplayId id) {
    return database
        .sql()
        .select(POLICY_REPLAYS.DOCUMENT, POLICY_REPLAYS.SECRETS)
        .from(POLICY_REPLAYS)
        .where(one(tenant, id))
        .and(POLICY_REPLAYS.DOCUMENT.isNotNull())
        .fetchOptional(row ->
            new PolicySource(
                row.value1(),
                SecretsText.read(
                    Optional.ofNullable(row.value2())
                        .map(sealed -> secrets.open(sealed, Places.replaySecrets(tenant, id))))));
  }

  @Override
  public Optional<PolicyReplay> unfinished(TenantId tenant) {
    return database
        .sql()
        .select(FACTS)
        .from(POLICY_REPLAYS)
        .where(POLICY_REPLAYS.TENANT_ID.eq(tenant))
        .and(POLICY_REPLAYS.DUE_AT.isNotNull())
        .limit(1)
        .fetchOptional(JooqPolicyReplays::replay);
  }

  @Override
  public List<PolicyReplay> newest(TenantId tenant, int most) {
    return database
        .sql()
        .select(FACTS)
        .from(POLICY_REPLAYS)
        .where(POLICY_REPLAYS.TENANT_ID.eq(tenant))
        .orderBy(
            POLICY_REPLAYS.TENANT_ID.desc(),
            POLICY_REPLAYS.CREATED_AT.desc(),
            POLICY_REPLAYS.REPLAY_ID.desc())
        .limit(most)
        .fetch(JooqPolicyReplays::replay);
  }

  @Override
  public Optional<PolicyReplay> due(Instant by) {
    return database
        .sql()
        .select(FACTS)
        .from(POLICY_REPLAYS)
        .where(Times.by(POLICY_REPLAYS.DUE_AT, by))
        .orderBy(POLICY_REPLAYS.DUE_AT)
        .limit(1)
        .fetchOptional(JooqPolicyReplays::replay);
  }

  @Override
  public boolean advance(PolicyReplay from, PolicyReplay to) {
    Map<Field<?>, @Nullable Object> changes = changing(to);
    if (to.state().over()) {
      changes.put(POLICY_REPLAYS.DOCUMENT, null);
      changes.put(POLICY_REPLAYS.SECRETS, null);
      changes.put(POLICY_REPLAYS.SECRETS_KEY_ID, null);
    }
    return database
            .sql()
            .update(POLICY_REPLAYS)
            .set(changes)
            .where(one(from.tenant(), from.id()))
            .and(POLICY_REPLAYS.STATE.eq(from.state().name()))
            .and(POLICY_REPLAYS.EXAMINED.eq(from.examined()))
            .execute()
        == 1;
  }

  private static Map<Field<?>, @Nullable Object> changing(PolicyReplay replay) {
    Map<Field<?>, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put(POLICY_REPLAYS.STATE, replay.state().name());
    columns.put(POLICY_REPLAYS.REACHED_AT, replay.reached().createdAt());
    columns.put(POLICY_REPLAYS.REACHED_ID, replay.reached().id().value());
    columns.put(POLICY_REPLAYS.EXAMINED, replay.examined());
    columns.put(POLICY_REPLAYS.EXPECTED, replay.expected().orElse(null));
    columns.put(POLICY_REPLAYS.TALLY, TallyText.write(replay.tally()));
    columns.put(POLICY_REPLAYS.FAILURE, replay.failure().orElse(null));
    columns.put(POLICY_REPLAYS.DUE_AT, replay.dueAt().orElse(null));
    columns.put(POLICY_REPLAYS.ENDED_AT, replay.endedAt().orElse(null));
    return columns;
  }

  private static Condition one(TenantId tenant, ReplayId id) {
    return POLICY_REPLAYS.TENANT_ID.eq(tenant).and(POLICY_REPLAYS.REPLAY_ID.eq(id.value()));
  }

  private static PolicyReplay replay(Record row) {
    return new PolicyReplay(
        new ReplayId(row.get(POLICY_REPLAYS.REPLAY_ID)),
        row.get(POLICY_REPLAYS.TENANT_ID),
        row.get(POLICY_REPLAYS.CLIENT),
        PolicyKind.valueOf(row.get(POLICY_REPLAYS.KIND)),
        Optional.ofNullable(row.get(POLICY_REPLAYS.VERSION)),
        row.get(POLICY_REPLAYS.BEGAN_SINCE),
        row.get(POLICY_REPLAYS.BEGAN_UNTIL_AT),
        ReplayState.valueOf(row.get(POLICY_REPLAYS.STATE)),
        new AuthenticationMark(
            row.get(POLICY_REPLAYS.REACHED_AT),
            new AuthenticationId(row.get(POLICY_REPLAYS.REACHED_ID))),
        row.get(POLICY_REPLAYS.EXAMINED),
        Optional.ofNullable(row.get(POLICY_REPLAYS.EXPECTED)),
        TallyText.read(row.get(POLICY_REPLAYS.TALLY)),
        Optional.ofNullable(row.get(POLICY_REPLAYS.FAILURE)),
        row.get(POLICY_REPLAYS.CREATED_AT),
        Optional.ofNullable(row.get(POLICY_REPLAYS.DUE_AT)),
        Optional.ofNullable(row.get(POLICY_REPLAYS.ENDED_AT)),
        row.get(POLICY_REPLAYS.EXPIRES_AT));
  }
}

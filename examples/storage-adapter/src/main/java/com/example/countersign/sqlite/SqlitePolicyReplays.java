package com.example.countersign.sqlite;

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
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link PolicyReplays} in SQLite. */
record SqlitePolicyReplays(Sqlite database, Secrets secrets) implements PolicyReplays {

  private static final String ONE = " where tenant_id = ? and replay_id = ?";

  @Override
  public void add(PolicyReplay replay, Optional<PolicySource> draft) {
    Optional<Sealed> sealed =
        draft
            .flatMap(source -> SecretsText.write(source.secrets()))
            .map(text ->
                secrets.seal(
                    text, SealedColumn.REPLAY_SECRETS.place(replay.tenant(), replay.id())));
    database.changeOne(
        "insert into policy_replays"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        replay.tenant(),
        replay.id(),
        replay.author(),
        replay.kind(),
        replay.version(),
        draft.map(PolicySource::document),
        sealed.map(Sealed::ciphertext),
        sealed.map(Sealed::keyId),
        replay.since(),
        replay.until(),
        replay.state(),
        replay.reached().createdAt(),
        replay.reached().id(),
        replay.examined(),
        replay.expected(),
        TallyText.write(replay.tally()),
        replay.failure(),
        replay.createdAt(),
        replay.dueAt(),
        replay.endedAt(),
        replay.expiresAt());
  }

  @Override
  public Optional<PolicyReplay> find(TenantId tenant, ReplayId id) {
    return database.first(
        "select * from policy_replays" + ONE, SqlitePolicyReplays::replay, tenant, id);
  }

  @Override
  public Optional<PolicySource> draft(TenantId tenant, ReplayId id) {
    return database.first(
        "select * from policy_replays" + ONE + " and document is not null",
        this::source,
        tenant,
        id);
  }

  @Override
  public Optional<PolicyReplay> unfinished(TenantId tenant) {
    return database.first(
        "select * from policy_replays where tenant_id = ? and due_at is not null",
        SqlitePolicyReplays::replay,
        tenant);
  }

  @Override
  public List<PolicyReplay> newest(TenantId tenant, int most) {
    return database.all(
        "select * from policy_replays where tenant_id = ?"
            + " order by created_at desc, replay_id desc limit ?",
        SqlitePolicyReplays::replay,
        tenant,
        most);
  }

  @Override
  public Optional<PolicyReplay> due(Instant by) {
    return database.first(
        "select * from policy_replays where due_at <= ? order by due_at limit 1",
        SqlitePolicyReplays::replay,
        by);
  }

  @Override
  public boolean advance(PolicyReplay from, PolicyReplay to) {
    String forgetting =
        to.state().over() ? ", document = null, secrets = null, secrets_key_id = null" : "";
    return database.change(
            "update policy_replays set state = ?, reached_at = ?, reached_id = ?, examined = ?,"
                + " expected = ?, tally = ?, failure = ?, due_at = ?, ended_at = ?"
                + forgetting
                + ONE
                + " and state = ? and examined = ?",
            to.state(),
            to.reached().createdAt(),
            to.reached().id(),
            to.examined(),
            to.expected(),
            TallyText.write(to.tally()),
            to.failure(),
            to.dueAt(),
            to.endedAt(),
            from.tenant(),
            from.id(),
            from.state(),
            from.examined())
        == 1;
  }

  private PolicySource source(Row row) throws SQLException {
    Optional<SecretBytes> opened = Optional.empty();
    if (row.has("secrets")) {
      opened =
          Optional.of(
              secrets.open(
                  row.bytes("secrets").reveal(), SealedColumn.REPLAY_SECRETS.placeIn(row)));
    }
    return new PolicySource(row.text("document"), SecretsText.read(opened));
  }

  private static PolicyReplay replay(Row row) throws SQLException {
    return new PolicyReplay(
        new ReplayId(row.id("replay_id")),
        new TenantId(row.text("tenant_id")),
        new ClientId(row.text("client")),
        PolicyKind.valueOf(row.text("kind")),
        row.optionalCount("version"),
        row.instant("since"),
        row.instant("until"),
        ReplayState.valueOf(row.text("state")),
        new AuthenticationMark(
            row.instant("reached_at"), new AuthenticationId(row.id("reached_id"))),
        row.count("examined"),
        row.optionalCount("expected"),
        TallyText.read(row.text("tally")),
        row.optionalText("failure"),
        row.instant("created_at"),
        row.optionalInstant("due_at"),
        row.optionalInstant("ended_at"),
        row.instant("expires_at"));
  }
}

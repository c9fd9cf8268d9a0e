package com.example.countersign.sqlite;

import io.countersign.domain.authentication.Progress.Choosing;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.application.authentication.CircumstancesText;
import io.countersign.application.authentication.DeliberationText;
import io.countersign.application.authentication.Unanswered;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Deliberation;
import java.util.List;
import java.time.Instant;
import io.countersign.application.authentication.AuthenticationMark;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.sql.SQLException;
import java.util.Optional;

/** {@link Authentications} in SQLite: one row each, with its current challenge. */
record SqliteAuthentications(Sqlite database, Secrets secrets) implements Authentications {

  private static final String ONE = " where tenant_id = ? and authentication_id = ?";

  /** As {@link AuthenticationText} writes them. */
  private static final String UNFINISHED =
      "(progress = 'choosing' or progress glob 'challenged *' or progress glob 'enrollment-due *')";

  @Override
  public void add(Authentication added) {
    Optional<Challenge> challenge = challenge(added);
    Optional<Sealed> state = challenge.map(current -> sealed(added, current));
    database.change(
        "insert into authentications values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        added.tenant(),
        added.id(),
        added.user().value(),
        added.client(),
        added.token(),
        added.firstFactor().map(FirstFactor::method),
        added.firstFactor().map(FirstFactor::at),
        AuthenticationText.of(added.progress()),
        challenge.map(Challenge::id),
        state.map(Sealed::ciphertext),
        state.map(Sealed::keyId),
        AuthenticationText.of(added.proofs()),
        added.wrong(),
        added.createdAt(),
        added.expiresAt(),
        CircumstancesText.write(added.deliberation().circumstances()),
        DeliberationText.write(added.deliberation()));
  }

  @Override
  public Optional<Authentication> find(TenantId tenant, AuthenticationId id) {
    return database.first("select * from authentications" + ONE, this::authentication, tenant, id);
  }

  @Override
  public Optional<Authentication> lock(TenantId tenant, AuthenticationId id) {
    database.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public List<Authentication> lockUnfinished(TenantId tenant, UserId user, Instant now) {
    database.requireTransaction();
    return database
        .all(
            "select * from authentications where tenant_id = ? and user_id = ? and expires_at > ?",
            this::authentication,
            tenant,
            user.value(),
            now)
        .stream()
        .filter(one ->
            one.progress() instanceof Challenged
                || one.progress() instanceof Choosing
                || one.progress() instanceof EnrollmentDue)
        .toList();
  }

  @Override
  public void update(Authentication updated) {
    Optional<Challenge> challenge = challenge(updated);
    Optional<Sealed> state = challenge.map(current -> sealed(updated, current));
    database.changeOne(
        "update authentications set progress = ?, challenge_id = ?, challenge_state = ?,"
            + " challenge_state_key_id = ?, proofs = ?, wrong = ?, deliberation = ?"
            + ONE,
        AuthenticationText.of(updated.progress()),
        challenge.map(Challenge::id),
        state.map(Sealed::ciphertext),
        state.map(Sealed::keyId),
        AuthenticationText.of(updated.proofs()),
        updated.wrong(),
        DeliberationText.write(updated.deliberation()),
        updated.tenant(),
        updated.id());
  }

  @Override
  public List<Unanswered> unanswered(Instant after, Instant until, int most) {
    return database.all(
        "select tenant_id, authentication_id, user_id, client from authentications"
            + " where expires_at > ? and expires_at <= ? and "
            + UNFINISHED
            + " order by expires_at limit ?",
        row ->
            new Unanswered(
                new TenantId(row.text("tenant_id")),
                new AuthenticationId(row.id("authentication_id")),
                new UserId(row.text("user_id")),
                new ClientId(row.text("client"))),
        after,
        until,
        most);
  }

  @Override
  public boolean expire(Unanswered one) {
    database.requireTransaction();
    return database.change(
            "update authentications set progress = 'expired ' || expires_at, challenge_id = null,"
                + " challenge_state = null, challenge_state_key_id = null"
                + ONE
                + " and "
                + UNFINISHED,
            one.tenant(),
            one.id())
        == 1;
  }

  @Override
  public Optional<Instant> firstEnd() {
    return database.first(
        "select expires_at from authentications order by expires_at limit 1",
        row -> row.instant("expires_at"));
  }

  @Override
  public List<Authentication> page(
      TenantId tenant, AuthenticationMark after, Instant until, int most) {
    return database.all(
        "select * from authentications where tenant_id = ? and created_at < ?"
            + " and (created_at, authentication_id) > (?, ?)"
            + " order by created_at, authentication_id limit ?",
        this::authentication,
        tenant,
        until,
        after.createdAt(),
        after.id(),
        most);
  }

  @Override
  public int count(TenantId tenant, Instant since, Instant until) {
    return database
        .first(
            "select count(*) as began from authentications"
                + " where tenant_id = ? and created_at >= ? and created_at < ?",
            row -> row.count("began"),
            tenant,
            since,
            until)
        .orElseThrow();
  }

  private static Optional<Challenge> challenge(Authentication of) {
    return of.progress() instanceof Challenged(var current)
        ? Optional.of(current)
        : Optional.empty();
  }

  private Sealed sealed(Authentication of, Challenge challenge) {
    Place place =
        SealedColumn.CHALLENGE.place(of.tenant(), of.user().value(), of.id(), challenge.id());
    return secrets.seal(challenge.state().state(), place);
  }

  private Authentication authentication(Row row) throws SQLException {
    Optional<FirstFactor> first =
        row.has("first_method")
            ? Optional.of(new FirstFactor(row.text("first_method"), row.instant("first_at")))
            : Optional.empty();
    return new Authentication(
        new AuthenticationId(row.id("authentication_id")),
        new TenantId(row.text("tenant_id")),
        new UserId(row.text("user_id")),
        new ClientId(row.text("client")),
        row.optionalId("token_id").map(UserTokenId::new),
        first,
        AuthenticationText.progress(row.text("progress"), state(row)),
        AuthenticationText.proofs(row.text("proofs")),
        row.count("wrong"),
        deliberation(row),
        row.instant("created_at"),
        row.instant("expires_at"));
  }

  private static Deliberation deliberation(Row row) throws SQLException {
    Circumstances circumstances =
        row.has("circumstances")
            ? CircumstancesText.read(row.text("circumstances"))
            : Circumstances.UNKNOWN;
    return row.has("deliberation")
        ? DeliberationText.read(circumstances, row.text("deliberation"))
        : Deliberation.about(circumstances);
  }

  private ChallengeState state(Row row) throws SQLException {
    return row.has("challenge_state")
        ? new ChallengeState(
            secrets.open(
                row.bytes("challenge_state").reveal(), SealedColumn.CHALLENGE.placeIn(row)))
        : ChallengeState.none();
  }
}

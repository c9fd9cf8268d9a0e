package io.countersign.persistence.authentication;

import static io.countersign.persistence.generated.Tables.AUTHENTICATIONS;

import io.countersign.application.authentication.Authentications;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** {@link Authentications} in a database: one row each, with its current challenge. */
public final class JooqAuthentications implements Authentications {

  private final Database database;
  private final ChallengeStates states;

  public JooqAuthentications(Database database, Secrets secrets) {
    this.database = database;
    this.states = new ChallengeStates(secrets);
  }

  @Override
  public void add(Authentication authentication) {
    database
        .sql()
        .insertInto(AUTHENTICATIONS)
        .set(AUTHENTICATIONS.TENANT_ID, authentication.tenant())
        .set(AUTHENTICATIONS.AUTHENTICATION_ID, authentication.id().value())
        .set(AUTHENTICATIONS.USER_ID, authentication.user())
        .set(AUTHENTICATIONS.CLIENT, authentication.client())
        .set(
            AUTHENTICATIONS.FIRST_METHOD,
            authentication.firstFactor().map(FirstFactor::method).orElse(null))
        .set(
            AUTHENTICATIONS.FIRST_AT,
            authentication.firstFactor().map(FirstFactor::at).orElse(null))
        .set(AUTHENTICATIONS.CREATED_AT, authentication.createdAt())
        .set(AUTHENTICATIONS.EXPIRES_AT, authentication.expiresAt())
        .set(changing(authentication))
        .execute();
  }

  @Override
  public Optional<Authentication> find(TenantId tenant, AuthenticationId id) {
    return database
        .sql()
        .selectFrom(AUTHENTICATIONS)
        .where(is(tenant, id))
        .fetchOptional(this::authentication);
  }

  @Override
  public Optional<Authentication> lock(TenantId tenant, AuthenticationId id) {
    return database
        .locking()
        .selectFrom(AUTHENTICATIONS)
        .where(is(tenant, id))
        .forUpdate()
        .fetchOptional(this::authentication);
  }

  @Override
  public void update(Authentication authentication) {
    Rows.changed(
        database
            .sql()
            .update(AUTHENTICATIONS)
            .set(changing(authentication))
            .where(is(authentication.tenant(), authentication.id())));
  }

  /** The columns that change as it goes on. */
  private Map<Field<?>, @Nullable Object> changing(Authentication authentication) {
    Map<Field<?>, @Nullable Object> columns = new HashMap<>();
    ProgressColumns progress = ProgressColumns.of(authentication.progress());
    columns.put(AUTHENTICATIONS.STATUS, progress.status());
    columns.put(AUTHENTICATIONS.DECIDED_AT, progress.decidedAt());
    columns.put(AUTHENTICATIONS.DENIED_REASON, progress.deniedReason());
    columns.put(AUTHENTICATIONS.DUE_FACTORS, progress.dueFactors());
    columns.put(AUTHENTICATIONS.PROOFS, ProofText.write(authentication.proofs()));
    columns.put(AUTHENTICATIONS.WRONG, authentication.wrong());
    challenge(authentication, columns);
    return columns;
  }

  private void challenge(Authentication authentication, Map<Field<?>, @Nullable Object> columns) {
    Challenge challenge =
        authentication.progress() instanceof Challenged(var current) ? current : null;
    Sealed state = challenge == null ? null : states.sealed(authentication, challenge);
    columns.put(AUTHENTICATIONS.CHALLENGE_ID, challenge == null ? null : challenge.id().value());
    columns.put(
        AUTHENTICATIONS.CHALLENGE_AUTHENTICATOR_ID,
        challenge == null ? null : challenge.authenticator().value());
    columns.put(AUTHENTICATIONS.CHALLENGE_FACTOR, challenge == null ? null : challenge.factor());
    columns.put(AUTHENTICATIONS.CHALLENGE_AT, challenge == null ? null : challenge.createdAt());
    columns.put(AUTHENTICATIONS.CHALLENGE_STATE, state == null ? null : state.ciphertext());
    columns.put(AUTHENTICATIONS.CHALLENGE_STATE_KEY_ID, state == null ? null : state.keyId());
  }

  private Authentication authentication(Record row) {
    return new Authentication(
        new AuthenticationId(row.get(AUTHENTICATIONS.AUTHENTICATION_ID)),
        row.get(AUTHENTICATIONS.TENANT_ID),
        row.get(AUTHENTICATIONS.USER_ID),
        row.get(AUTHENTICATIONS.CLIENT),
        Optional.ofNullable(row.get(AUTHENTICATIONS.FIRST_METHOD))
            .map(method -> new FirstFactor(method, row.get(AUTHENTICATIONS.FIRST_AT))),
        ProgressColumns.progress(row, () -> states.challenge(row)),
        ProofText.read(row.get(AUTHENTICATIONS.PROOFS)),
        row.get(AUTHENTICATIONS.WRONG),
        row.get(AUTHENTICATIONS.CREATED_AT),
        row.get(AUTHENTICATIONS.EXPIRES_AT));
  }

  private static Condition is(TenantId tenant, AuthenticationId id) {
    return AUTHENTICATIONS
        .TENANT_ID
        .eq(tenant)
        .and(AUTHENTICATIONS.AUTHENTICATION_ID.eq(id.value()));
  }
}

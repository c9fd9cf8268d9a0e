package io.countersign.persistence.authentication;

import static io.countersign.persistence.generated.Tables.AUTHENTICATIONS;

import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.ChallengeId;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.persistence.database.Row;
import io.countersign.persistence.secret.Places;
import org.jspecify.annotations.Nullable;

/** The state of a challenge, sealed. An empty one is nothing to hide, and is not kept. */
final class ChallengeStates {

  private final Secrets secrets;

  ChallengeStates(Secrets secrets) {
    this.secrets = secrets;
  }

  @Nullable Sealed sealed(Authentication authentication, Challenge challenge) {
    SecretBytes state = challenge.state().state();
    return state.length() == 0
        ? null
        : secrets.seal(
            state,
            Places.challenge(
                authentication.tenant(),
                authentication.user(),
                authentication.id(),
                challenge.id()));
  }

  Challenge challenge(Row row) {
    ChallengeId id = new ChallengeId(row.get(AUTHENTICATIONS.CHALLENGE_ID));
    return new Challenge(
        id,
        new AuthenticatorId(row.get(AUTHENTICATIONS.CHALLENGE_AUTHENTICATOR_ID)),
        row.get(AUTHENTICATIONS.CHALLENGE_FACTOR),
        state(row, id),
        row.get(AUTHENTICATIONS.CHALLENGE_AT));
  }

  private ChallengeState state(Row row, ChallengeId id) {
    return row.find(AUTHENTICATIONS.CHALLENGE_STATE)
        .map(ciphertext -> new ChallengeState(secrets.open(ciphertext, place(row, id))))
        .orElseGet(ChallengeState::none);
  }

  private static Place place(Row row, ChallengeId id) {
    return Places.challenge(
        row.get(AUTHENTICATIONS.TENANT_ID),
        row.get(AUTHENTICATIONS.USER_ID),
        new AuthenticationId(row.get(AUTHENTICATIONS.AUTHENTICATION_ID)),
        id);
  }
}

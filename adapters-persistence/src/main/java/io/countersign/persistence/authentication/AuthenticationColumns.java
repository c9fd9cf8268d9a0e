package io.countersign.persistence.authentication;

import static io.countersign.persistence.generated.Tables.AUTHENTICATIONS;

import io.countersign.application.authentication.CircumstancesText;
import io.countersign.application.authentication.DeliberationText;
import io.countersign.application.secret.Sealed;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.client.UserTokenId;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** An authentication as columns and, in the same order, their values. */
final class AuthenticationColumns {

  /** What it is from its beginning to its end. */
  static final List<Field<?>> LASTING =
      List.of(
          AUTHENTICATIONS.TENANT_ID,
          AUTHENTICATIONS.AUTHENTICATION_ID,
          AUTHENTICATIONS.USER_ID,
          AUTHENTICATIONS.CLIENT,
          AUTHENTICATIONS.TOKEN_ID,
          AUTHENTICATIONS.FIRST_METHOD,
          AUTHENTICATIONS.FIRST_AT,
          AUTHENTICATIONS.CIRCUMSTANCES,
          AUTHENTICATIONS.CREATED_AT,
          AUTHENTICATIONS.EXPIRES_AT);

  /** What changes as it goes on. */
  static final List<Field<?>> CHANGING =
      List.of(
          AUTHENTICATIONS.STATUS,
          AUTHENTICATIONS.DECIDED_AT,
          AUTHENTICATIONS.DENIED_REASON,
          AUTHENTICATIONS.DUE_FACTORS,
          AUTHENTICATIONS.DUE_SKIPPABLE,
          AUTHENTICATIONS.PROOFS,
          AUTHENTICATIONS.WRONG,
          AUTHENTICATIONS.DELIBERATION,
          AUTHENTICATIONS.CHALLENGE_ID,
          AUTHENTICATIONS.CHALLENGE_AUTHENTICATOR_ID,
          AUTHENTICATIONS.CHALLENGE_FACTOR,
          AUTHENTICATIONS.CHALLENGE_AT,
          AUTHENTICATIONS.CHALLENGE_STATE,
          AUTHENTICATIONS.CHALLENGE_STATE_KEY_ID);

  private final ChallengeStates states;

  AuthenticationColumns(ChallengeStates states) {
    this.states = states;
  }

  List<@Nullable Object> lasting(Authentication of) {
    return Arrays.asList(
        of.tenant(),
        of.id().value(),
        of.user(),
        of.client(),
        of.token().map(UserTokenId::value).orElse(null),
        of.firstFactor().map(FirstFactor::method).orElse(null),
        of.firstFactor().map(FirstFactor::at).orElse(null),
        CircumstancesText.write(of.deliberation().circumstances()).orElse(null),
        of.createdAt(),
        of.expiresAt());
  }

  List<@Nullable Object> changing(Authentication of) {
    ProgressColumns progress = ProgressColumns.of(of.progress());
    Challenge challenge = of.progress() instanceof Challenged(var current) ? current : null;
    Sealed state = challenge == null ? null : states.sealed(of, challenge);
    return Arrays.asList(
        progress.status(),
        progress.decidedAt(),
        progress.deniedReason(),
        progress.dueFactors(),
        progress.dueSkippable(),
        ProofText.write(of.proofs()),
        of.wrong(),
        DeliberationText.write(of.deliberation()).orElse(null),
        challenge == null ? null : challenge.id().value(),
        challenge == null ? null : challenge.authenticator().value(),
        challenge == null ? null : challenge.factor(),
        challenge == null ? null : challenge.createdAt(),
        state == null ? null : state.ciphertext(),
        state == null ? null : state.keyId());
  }
}

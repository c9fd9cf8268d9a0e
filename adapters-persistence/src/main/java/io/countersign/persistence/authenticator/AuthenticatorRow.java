package io.countersign.persistence.authenticator;

import static io.countersign.persistence.generated.Tables.AUTHENTICATORS;

import io.countersign.application.authenticator.ProfileText;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Guesses;
import io.countersign.domain.factor.Profile;
import io.countersign.persistence.database.Row;

/** Reads an authenticator from its row. */
final class AuthenticatorRow {

  private AuthenticatorRow() {}

  static Authenticator read(Row row) {
    return new Authenticator(
        new AuthenticatorId(row.get(AUTHENTICATORS.AUTHENTICATOR_ID)),
        row.get(AUTHENTICATORS.TENANT_ID),
        row.get(AUTHENTICATORS.USER_ID),
        row.get(AUTHENTICATORS.FACTOR),
        row.get(AUTHENTICATORS.LABEL),
        row.find(AUTHENTICATORS.PROFILE).map(ProfileText::read).orElse(Profile.NONE),
        row.find(AUTHENTICATORS.PREFERRED).orElse(0) == 1,
        new Guesses(row.get(AUTHENTICATORS.WRONG), row.get(AUTHENTICATORS.WRONG_SINCE)),
        row.get(AUTHENTICATORS.CREATED_AT),
        row.find(AUTHENTICATORS.LAST_USED_AT),
        row.find(AUTHENTICATORS.REVOKED_AT));
  }
}

package io.countersign.application.authentication;

import io.countersign.domain.account.UserToken;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import java.util.Optional;

/**
 * Is this a step-up that this very user token began? Whoever began an authentication never changes,
 * so that a yes stays one. To a token there are no others.
 */
public final class FindStepUp {

  private final Authentications authentications;

  public FindStepUp(Authentications authentications) {
    this.authentications = authentications;
  }

  /**
   * @return nothing if another one began it, or nobody
   */
  public Optional<Authentication> find(UserToken token, AuthenticationId id) {
    return authentications
        .find(token.tenant(), id)
        .filter(found -> found.user().equals(token.user()))
        .filter(found -> found.token().filter(token.id()::equals).isPresent());
  }
}

package io.countersign.application.account;

import io.countersign.domain.account.UserToken;
import io.countersign.domain.factor.SecretBytes;

/** What came of minting a user token. */
public sealed interface MintResult {

  /**
   * A new user token.
   *
   * @param text what the browser sends, as ASCII; shown once and kept nowhere
   */
  record Minted(UserToken token, SecretBytes text) implements MintResult {}

  /** The client has no such authentication of this user, or it is not approved. */
  record NotProved() implements MintResult {}
}

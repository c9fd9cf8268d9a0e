package io.countersign.domain.client;

import java.util.UUID;

/** Names what somebody calls with. Part of what they send, and no secret. */
public sealed interface CallerId permits ApiKeyId, UserTokenId {

  /** No two are alike, of whichever kind. */
  UUID value();
}

package io.countersign.application.browser;

import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Browsers that their users asked to remember. */
public interface TrustedBrowsers {

  /**
   * Keeps a new one. Of several at once for one authentication one is kept.
   *
   * @return whether it was; not if its authentication vouched for a browser before, be that one
   *     revoked
   */
  boolean add(TrustedBrowser browser);

  /** One of them, also one that expired or was revoked. */
  Optional<TrustedBrowser> find(TenantId tenant, TrustedBrowserId id);

  /** One of them, as for {@link #find}, locked until the transaction ends. */
  Optional<TrustedBrowser> lock(TenantId tenant, TrustedBrowserId id);

  /** Those of a user that were not revoked, expired ones included, oldest first. */
  List<TrustedBrowser> ofUser(TenantId tenant, UserId user);

  /** Keeps its tokens' hashes, when it was used and when it was revoked. To be locked before. */
  void update(TrustedBrowser browser);

  /**
   * Revokes every one of a user that was not revoked before, waiting for those that are in use. To
   * be called under the user's lock, so that none is remembered beside it.
   *
   * @return how many
   */
  int revokeAll(TenantId tenant, UserId user, Instant now);
}

package io.countersign.application.authenticator;

import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * What users have bound. Credentials are encrypted at rest, bound to tenant, user and
 * authenticator. A revoked authenticator keeps its row, without its credential, so that its
 * fingerprint stays known.
 */
public interface Authenticators {

  /** The active ones of a user, oldest first. */
  List<Authenticator> ofUser(TenantId tenant, UserId user);

  /** One of them, also a revoked one. */
  Optional<Authenticator> find(TenantId tenant, AuthenticatorId id);

  /**
   * The credential of an active one, decrypted.
   *
   * @throws io.countersign.application.secret.SecretUnreadable if it cannot be decrypted
   */
  Optional<Credential> credential(TenantId tenant, AuthenticatorId id);

  /**
   * An active one with its credential, locked until the transaction ends.
   *
   * @throws io.countersign.application.secret.SecretUnreadable if it cannot be decrypted
   */
  Optional<OpenedAuthenticator> lock(TenantId tenant, AuthenticatorId id);

  /**
   * Keeps a new one.
   *
   * @return false if an authenticator of this user and factor has or had this fingerprint; nothing
   *     is changed then
   */
  boolean add(OpenedAuthenticator opened, Optional<Fingerprint> fingerprint);

  /** Whether an authenticator of this user and factor has or had this fingerprint. */
  boolean known(TenantId tenant, UserId user, FactorType factor, Fingerprint fingerprint);

  /**
   * After a right response: keeps the new credential and what else changed. To be locked before.
   */
  void update(OpenedAuthenticator opened);

  /** Keeps what changed apart from the credential; forgets the credential of a revoked one. */
  void update(Authenticator authenticator);
}

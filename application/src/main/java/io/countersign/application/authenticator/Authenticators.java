package io.countersign.application.authenticator;

import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
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
   * @param fingerprint what no other authenticator of this user and factor may have or have had
   * @param exclusive what no other authenticator of this factor may have or have had, whoever's
   * @return false if another one has it; nothing is changed then
   */
  boolean add(
      OpenedAuthenticator opened,
      Optional<Fingerprint> fingerprint,
      Optional<Fingerprint> exclusive);

  /** As the other, of one that others may have, too. */
  default boolean add(OpenedAuthenticator opened, Optional<Fingerprint> fingerprint) {
    return add(opened, fingerprint, Optional.empty());
  }

  /** The active one of this user and factor that has this fingerprint. */
  Optional<AuthenticatorId> withFingerprint(
      TenantId tenant, UserId user, FactorType factor, Fingerprint fingerprint);

  /** Whether an authenticator of this user and factor has or had this fingerprint. */
  boolean known(TenantId tenant, UserId user, FactorType factor, Fingerprint fingerprint);

  /**
   * After a right response: keeps the new credential, the profile and the count. To be locked
   * before.
   */
  void update(OpenedAuthenticator opened);

  /** After a wrong response: keeps the count of wrong responses only. To be locked before. */
  void update(Authenticator authenticator);

  /**
   * Gives an active one another name and changes nothing else.
   *
   * @return false if there is no such active one
   */
  boolean rename(TenantId tenant, AuthenticatorId id, Label label);

  /** Makes one the first that its user is asked for, in place of any other. */
  void prefer(TenantId tenant, UserId user, AuthenticatorId id);

  /**
   * Ends an active one for good and forgets its credential.
   *
   * @return false if there is no such active one
   */
  boolean revoke(TenantId tenant, AuthenticatorId id, Instant now);
}

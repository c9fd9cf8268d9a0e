package io.countersign.application.authenticator;

import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;

/** Turns what makes an authenticator unique into something that may be kept and compared. */
public final class Fingerprints {

  private final Secrets secrets;

  public Fingerprints(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The same for the same identity of the same user and factor, and for nothing else. */
  public Fingerprint of(TenantId tenant, UserId user, FactorType factor, SecretBytes identity) {
    return new Fingerprint(
        secrets.fingerprint(identity, Place.of("identity", tenant, user, factor)));
  }

  /** The same for the same identity of the same factor, whoever's it is. */
  public Fingerprint exclusive(TenantId tenant, FactorType factor, SecretBytes identity) {
    return new Fingerprint(
        secrets.fingerprint(identity, Place.of("exclusive-identity", tenant, factor)));
  }

  /** The same for the same code of the same set. */
  public Fingerprint backupCode(
      TenantId tenant, UserId user, AuthenticatorId set, BackupCode code) {
    return new Fingerprint(
        secrets.fingerprint(code.normal(), Place.of("backup-code", tenant, user, set)));
  }

  /** The same for the same token of a device of the same user. */
  public SecretBytes device(TenantId tenant, UserId user, SecretBytes token) {
    return secrets.fingerprint(token, Place.of("device", tenant, user));
  }

  /** The same for the same user agent of the same user. */
  public SecretBytes userAgent(TenantId tenant, UserId user, String userAgent) {
    return secrets.fingerprint(
        SecretBytes.of(userAgent.getBytes(StandardCharsets.UTF_8)),
        Place.of("user-agent", tenant, user));
  }

  /** What names a user to their authenticators and to nobody else. */
  public SecretBytes handle(TenantId tenant, UserId user) {
    return secrets.fingerprint(SecretBytes.none(), Place.of("user-handle", tenant, user));
  }
}

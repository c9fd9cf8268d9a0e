package io.countersign.application.backupcode;

import io.countersign.application.authenticator.Fingerprints;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Backup codes as a factor like others, so that locks, guess limits and challenges are those of
 * every factor. It is part of the host and not a plugin, since it is looked up among many codes in
 * the store. An authenticator's credential says which set it is.
 */
final class BackupCodeFactor implements Factor {

  /**
   * NIST SP 800-63B-4 section 3.1.2 counts look-up secrets among what one has; RFC 8176 has no name
   * for them but that of one-time passwords.
   */
  static final FactorTraits TRAITS =
      new FactorTraits("Backup codes", Set.of(FactorKind.POSSESSION), Set.of("otp"), false, false);

  private static final String CODE = "code";
  private static final String LINE = "\n";

  private final BackupCodeSets sets;
  private final Fingerprints fingerprints;

  BackupCodeFactor(BackupCodeSets sets, Fingerprints fingerprints) {
    this.sets = sets;
    this.fingerprints = fingerprints;
  }

  /** What the authenticator of a set keeps. */
  static Credential credential(BackupCodeSet set) {
    String text = set.tenant() + LINE + set.id() + LINE + set.user();
    return new Credential(SecretBytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Nobody enrolls them: they come with the first authenticator of another factor. */
  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    throw new IllegalStateException("backup codes are generated");
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    throw new IllegalStateException("backup codes are generated");
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    return new ChallengeStart(new ChallengeState(SecretBytes.none()), Shown.nothing());
  }

  /** In the transaction that counts the response, and under the lock of its authenticator. */
  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    BackupCode code =
        BackupCode.typed(response.only(CODE).text(CODE))
            .orElseThrow(() -> new MalformedField(CODE, "must be a backup code"));
    String[] of = new String(credential.state().reveal(), StandardCharsets.UTF_8).split(LINE, 3);
    TenantId tenant = new TenantId(of[0]);
    AuthenticatorId set = new AuthenticatorId(UUID.fromString(of[1]));
    boolean spent =
        sets.spend(tenant, set, fingerprints.backupCode(tenant, new UserId(of[2]), set, code), now);
    return spent
        ? new Verification.Verified(credential)
        : new Verification.Rejected("no-such-backup-code");
  }
}

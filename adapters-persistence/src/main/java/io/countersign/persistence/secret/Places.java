package io.countersign.persistence.secret;

import io.countersign.application.replay.ReplayId;
import io.countersign.application.secret.Place;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.ChallengeId;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.client.CallerId;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.WebhookId;

/** Where each sealed column of each row is. What was sealed depends on these: they never change. */
public final class Places {

  private Places() {}

  /** The credential of an authenticator. */
  public static Place authenticator(TenantId tenant, UserId user, AuthenticatorId id) {
    return Place.of("authenticator", tenant, user, id);
  }

  /** The pending credential of an enrollment. */
  public static Place enrollment(TenantId tenant, UserId user, EnrollmentId id) {
    return Place.of("enrollment", tenant, user, id);
  }

  /** The state of a challenge. */
  public static Place challenge(
      TenantId tenant, UserId user, AuthenticationId authentication, ChallengeId id) {
    return Place.of("challenge", tenant, user, authentication, id);
  }

  /** What was sent for a contact verification. */
  public static Place contact(TenantId tenant, ContactVerificationId id) {
    return Place.of("contact", tenant, id);
  }

  /** The backup codes that a user may see again. */
  public static Place backupCodes(TenantId tenant, UserId user, AuthenticatorId set) {
    return Place.of("backup-codes", tenant, user, set);
  }

  /** The secrets of a version of a policy. */
  public static Place policySecrets(TenantId tenant, int version) {
    return Place.of("policy-secrets", tenant, version);
  }

  /** The secrets of a draft that is replayed. */
  public static Place replaySecrets(TenantId tenant, ReplayId id) {
    return Place.of("replay-secrets", tenant, id);
  }

  /** What the requests to a webhook are signed with. */
  public static Place webhookSecrets(TenantId tenant, WebhookId id) {
    return Place.of("webhook-secrets", tenant, id);
  }

  /** A signing key. */
  public static Place signingKey(String kid) {
    return Place.of("signing-key", kid);
  }

  /** The answer to a request with an idempotency key. */
  public static Place answer(CallerId caller, String key) {
    return Place.of("answer", caller, key);
  }
}
